import { groupedCode } from '../../shared/text/when.ts'
import { word } from './words.ts'

/** The nine digits, as large as a phone allows; read out one by one. */
export function Code(props: { code: string }) {
  return (
    <p class="sp-code text-center mb-3">
      <span class="d-block fw-semibold">{word('code')}</span>
      <bdi dir="ltr" class="d-block fw-bold" data-code={props.code}>
        <span aria-hidden="true">{groupedCode(props.code)}</span>
        <span class="visually-hidden">{[...props.code].join(' ')}</span>
      </bdi>
    </p>
  )
}
