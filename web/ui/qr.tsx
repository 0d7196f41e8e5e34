import { encode } from 'uqr'

/** A QR code as one drawn path: no image to load, and sharp on thermal paper. */
export function Qr(props: { value: string; label: string; class?: string }) {
  const code = () => encode(props.value, { ecc: 'M', border: 2 })
  return (
    <svg
      class={`sp-qr ${props.class ?? ''}`}
      viewBox={`0 0 ${code().size} ${code().size}`}
      role="img"
      aria-label={props.label}
      shape-rendering="crispEdges"
    >
      <rect class="sp-qr-paper" width={code().size} height={code().size} />
      <path class="sp-qr-ink" d={outline(code().data)} />
    </svg>
  )
}

const outline = (rows: boolean[][]): string => rows.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')).join('')).join('')
