/** One of a few answers, as a radio button. */
export function Option(props: { name: string; value: string; label: string; checked: boolean; onChoose: () => void }) {
  return (
    <div class="sp-radio">
      <input
        type="radio"
        class="form-check-input"
        name={props.name}
        id={`${props.name}-${props.value}`}
        value={props.value}
        checked={props.checked}
        onChange={() => props.onChoose()}
      />
      <label class="form-check-label" for={`${props.name}-${props.value}`}>
        {props.label}
      </label>
    </div>
  )
}
