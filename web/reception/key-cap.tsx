/** The key as it is written on the keyboard. */
export const KeyCap = (props: { letter: string }) => <kbd class="sp-key">{props.letter.toUpperCase()}</kbd>
