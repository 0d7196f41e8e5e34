import { useText } from '../text.ts'

/** The key as it is written on the button. */
export function KeyCap(props: { key: string }) {
  const t = useText()
  return <kbd class="sp-key">{props.key === 'space' ? t('keySpace') : props.key}</kbd>
}
