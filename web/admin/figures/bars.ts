import { BarController, BarElement, CategoryScale, Chart, type ChartConfiguration, LinearScale, type Plugin, Tooltip } from 'chart.js'
import { counted, hiddenMark } from './numbers.ts'
import type { Bar } from './tables.ts'

// Only what bars need: the rest of the library stays out of the page
Chart.register(BarController, BarElement, CategoryScale, LinearScale, Tooltip)

export interface Drawing {
  readonly bars: readonly Bar[]
  readonly direction: 'up' | 'across'
  readonly rightToLeft: boolean
}

/** Draws the bars with their counts beside them; what is hidden is a hatched stump with its mark. Answers how to take it away. */
export function drawBars(canvas: HTMLCanvasElement, drawing: Drawing): () => void {
  const chart = new Chart(canvas, configuration(canvas, drawing))
  // A canvas is not drawn anew when the paper has another width than the window: its letters would shrink with it
  const room = canvas.parentElement!
  const drawnFor = (width: string) => () => {
    room.style.inlineSize = width
    chart.resize()
  }
  const toPaper = drawnFor(paperWidth)
  const toWindow = drawnFor('')
  window.addEventListener('beforeprint', toPaper)
  window.addEventListener('afterprint', toWindow)
  return () => {
    window.removeEventListener('beforeprint', toPaper)
    window.removeEventListener('afterprint', toWindow)
    chart.destroy()
  }
}

/** A4 less the browser's margins and the edge of a card, at 96 dots an inch. */
const paperWidth = '678px'
const labelSize = 13
/** narrower than this, counts would run into each other: the axis says them */
const leastForCounts = 22

function configuration(canvas: HTMLCanvasElement, { bars, direction, rightToLeft }: Drawing): ChartConfiguration<'bar', number[]> {
  const across = direction === 'across'
  const { blue, ink, line, font } = colours(canvas)
  const longest = Math.max(1, ...bars.map((bar) => bar.count ?? 0))
  const names = { reverse: across ? false : rightToLeft, position: across && rightToLeft ? ('right' as const) : undefined }
  const counts = { reverse: across && rightToLeft, position: !across && rightToLeft ? ('right' as const) : undefined }
  return {
    type: 'bar',
    data: {
      labels: bars.map((bar) => (across ? linesOf(bar) : (bar.short ?? bar.name))),
      datasets: [
        {
          data: bars.map((bar) => bar.count ?? longest / 40),
          backgroundColor: bars.map((bar) => (bar.count === null ? hatched(ink) : blue)),
          borderRadius: 3,
          maxBarThickness: across ? 22 : 56,
          categoryPercentage: 0.86,
          barPercentage: 0.86,
        },
      ],
    },
    options: {
      indexAxis: across ? 'y' : 'x',
      animation: false,
      maintainAspectRatio: false,
      font: { family: font, size: labelSize },
      color: ink,
      layout: { padding: across ? { [rightToLeft ? 'left' : 'right']: 44 } : { top: 22 } },
      scales: {
        [across ? 'y' : 'x']: {
          ...given(names),
          grid: { display: false },
          border: { color: line },
          ticks: { color: ink, font: { size: labelSize }, maxRotation: 0, autoSkip: !across, autoSkipPadding: 4 },
        },
        [across ? 'x' : 'y']: {
          ...given(counts),
          beginAtZero: true,
          suggestedMax: longest,
          display: !across,
          grid: { color: line },
          border: { display: false },
          ticks: { color: ink, precision: 0, maxTicksLimit: 5, callback: (value: number | string) => counted(Number(value)) },
        },
      },
      plugins: {
        tooltip: {
          rtl: rightToLeft,
          displayColors: false,
          callbacks: { title: ([at]) => bars[at!.dataIndex]!.name, label: ({ dataIndex }) => countOf(bars[dataIndex]!) },
        },
      },
    },
    plugins: [countsBeside(bars, across, rightToLeft, ink)],
  }
}

const countOf = ({ count }: Bar): string => (count === null ? hiddenMark : counted(count))

/** Direct labels: nobody has to follow a line back to the axis. */
function countsBeside(bars: readonly Bar[], across: boolean, rightToLeft: boolean, ink: string): Plugin<'bar'> {
  return {
    id: 'countsBeside',
    afterDatasetsDraw(chart) {
      const { ctx, options } = chart
      ctx.save()
      ctx.fillStyle = ink
      ctx.font = `600 ${labelSize}px ${options.font?.family}`
      ctx.direction = 'ltr'
      for (const [index, element] of chart.getDatasetMeta(0).data.entries()) {
        const { x, y, width, height } = element.getProps(['x', 'y', 'width', 'height'], true) as Record<'x' | 'y' | 'width' | 'height', number>
        if (!across && width < leastForCounts) continue
        ctx.textAlign = across ? (rightToLeft ? 'right' : 'left') : 'center'
        ctx.textBaseline = across ? 'middle' : 'bottom'
        if (across && height < 8) continue
        ctx.fillText(countOf(bars[index]!), across ? x + (rightToLeft ? -6 : 6) : x, across ? y : y - 4)
      }
      ctx.restore()
    },
  }
}

function colours(canvas: HTMLCanvasElement) {
  const style = getComputedStyle(canvas)
  const token = (name: string) => style.getPropertyValue(name).trim()
  return { blue: token('--sp-blue'), ink: token('--sp-ink'), line: token('--sp-line'), font: style.fontFamily }
}

/** Told from a count by its pattern, not by its colour alone. */
function hatched(colour: string): CanvasPattern | string {
  const tile = document.createElement('canvas')
  tile.width = 6
  tile.height = 6
  const pen = tile.getContext('2d')
  if (!pen) return colour
  pen.strokeStyle = colour
  pen.lineWidth = 1.5
  pen.beginPath()
  pen.moveTo(-1, 7)
  pen.lineTo(7, -1)
  pen.stroke()
  return pen.createPattern(tile, 'repeat') ?? colour
}

const lineLetters = 24

/** How a bar that lies is named: a long name stands on two lines or more. */
export const linesOf = ({ short, name }: Bar): string[] => (short ? [...short] : wrapped(name))

function wrapped(name: string): string[] {
  const lines: string[] = []
  for (const word of name.split(' ')) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length < lineLetters) lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word)
  }
  return lines
}

const given = <Options extends object>(options: Options) => Object.fromEntries(Object.entries(options).filter(([, value]) => value !== undefined))
