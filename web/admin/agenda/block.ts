import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { type Card, signs } from './cards.ts'
import { useText } from './text.ts'

/** What a card says: sign, time, who, language of the interpreter, service, as far as there is room. The library takes plain nodes. */
export function createBlocks(columnNames: (card: Card) => readonly string[]): (card: Card) => Node {
  const t = useText()
  return (card) => {
    const block = part('div', 'sp-agenda-block', '')
    const parts = [signOf(card), part('bdi', 'sp-agenda-time', timesOf(card))]
    if (card.who) parts.push(part('strong', 'sp-agenda-who', card.who))
    if (card.interpreter) parts.push(languageOf(card.interpreter))
    parts.push(part('bdi', '', what(card)), part('span', 'visually-hidden', t(`kind_${card.kind}`)))
    block.append(...parts.flatMap((each) => [each, ' ']))
    block.title = [timesOf(card), card.who, what(card), ...columnNames(card)].filter(Boolean).join(' · ')
    return block
  }

  function what({ serviceName, booking }: Card): string {
    const channel = booking && booking.channel !== 'onSite' ? t(booking.channel) : ''
    return [serviceName ?? t('kind_away'), channel].filter(Boolean).join(' · ')
  }

  function languageOf(tag: string): Node {
    const sign = part('span', 'sp-agenda-tongue', '')
    const letters = part('span', '', tag.toUpperCase())
    letters.setAttribute('aria-hidden', 'true')
    sign.append(letters, ' ', part('span', 'visually-hidden', languageName(tag, language())))
    return sign
  }
}

const timesOf = ({ from, to, kind }: Card): string => (kind === 'away' ? `${from.slice(11)}–${to?.slice(11) ?? ''}` : from.slice(11))

function part(tag: string, className: string, text: string): HTMLElement {
  const element = Object.assign(document.createElement(tag), { className, textContent: text })
  if (tag === 'strong') element.dir = 'auto'
  return element
}

function signOf(card: Card): Node {
  const space = 'http://www.w3.org/2000/svg'
  const icon = document.createElementNS(space, 'svg')
  icon.setAttribute('class', 'sp-icon')
  icon.setAttribute('aria-hidden', 'true')
  const use = document.createElementNS(space, 'use')
  use.setAttribute('href', `/icons.svg#${signs[card.kind]}`)
  icon.append(use)
  return icon
}
