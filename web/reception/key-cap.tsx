/** The key as it is written on the keyboard. */
export const KeyCap = (props: { letter: string }) => <kbd class="sp-key">{props.letter.toUpperCase()}</kbd>

/** The key held down with a letter while a field is being typed in. */
export const AltKey = () => <kbd class="sp-key">{altKey}</kbd>

const altKey = /Mac/.test(navigator.userAgent) ? '⌥' : 'Alt'
