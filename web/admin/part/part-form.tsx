import { type JSX, onMount, Show } from 'solid-js'
import { SaveBar } from '../../staff/form/save-bar.tsx'
import { Note, RefusalNote } from '../../staff/note.tsx'
import { useStaffText } from '../../staff/text.ts'
import { Icon } from '../../ui/icon.tsx'
import { stillStarting } from '../start/progress.ts'
import { Leaving } from './leaving.tsx'
import { MeanwhileNote } from './meanwhile-note.tsx'
import type { Part } from './part.ts'
import { useText } from './text.ts'
import { Touches } from './touches.tsx'
import { UnplacedMistakes } from './unplaced-mistakes.tsx'

interface PartFormProps<Value extends object> {
  part: Part<Value>
  /** where in the address this form stands, `areas/town`: leaving it with unsaved changes asks first */
  at: string
  /** what a field is called, for a mistake at a field that is not in sight */
  nameOf?: (path: string) => string | undefined
  /** it may be looked at, not changed */
  readOnly?: boolean
  /** it cannot be taken away */
  keep?: boolean
  /** as wide as the page */
  wide?: boolean
  children: JSX.Element
}

/** The form of one part. Its fields are the children; saving it, what that would touch and who else has saved are the same everywhere. */
export function PartForm<Value extends object>(props: PartFormProps<Value>) {
  return (
    <Show when={props.part.ready()} fallback={<NotRead part={props.part} />}>
      <FormOfPart {...props} />
      <Leaving changed={props.part.changed()} within={props.at} />
      <Show when={props.part.question()}>
        {(question) => (
          <Touches
            touched={question().touched}
            taking={question().change.value === null}
            underWay={props.part.sending.underWay()}
            confirm={() => void props.part.confirm()}
            goBack={() => props.part.goBack()}
          />
        )}
      </Show>
    </Show>
  )
}

function FormOfPart<Value extends object>(props: PartFormProps<Value>) {
  const t = useText()
  // only then does the bar stay in sight: it covers what is below it
  const hasNews = () => props.part.changed() || props.part.saved() || props.part.sending.refusal() !== null
  function submit(event: Event) {
    event.preventDefault()
    void props.part.save()
  }
  let form!: HTMLFormElement
  // after the page itself has taken the focus
  onMount(() => setTimeout(() => props.part.isNew() && form.querySelector<HTMLElement>('input, select, textarea')?.focus()))
  return (
    <form ref={form} class="sp-part" classList={{ 'sp-part-wide': props.wide ?? false, 'sp-part-busy': hasNews() }} novalidate onSubmit={submit}>
      <fieldset class="sp-part-fields" disabled={props.readOnly}>
        {props.children}
      </fieldset>
      <UnplacedMistakes mistakes={props.part.unplaced()} nameOf={props.nameOf} />
      <MeanwhileNote part={props.part} />
      <Show when={props.part.replanned() > 0}>
        <Note kind="warn">
          {t('replanned', { n: props.part.replanned() })} <a href="#replan">{t('replanGo')}</a>
        </Note>
      </Show>
      <Show when={!props.readOnly} fallback={<Note>{t('readOnly')}</Note>}>
        <SaveBar
          changed={props.part.changed()}
          saved={props.part.saved()}
          sending={props.part.sending}
          {...(props.part.changed() ? { onCancel: props.part.cancel } : {})}
        >
          <Show when={stillStarting() && props.part.saved() && !props.part.changed()}>
            <a class="sp-tool" href="#start">
              {t('nextStep')}
            </a>
          </Show>
          <Show when={!props.part.isNew() && !props.keep}>
            <button type="button" class="btn btn-outline-danger" onClick={() => void props.part.takeAway()}>
              <Icon name="trash-2" />
              {t('takeAway')}
            </button>
          </Show>
        </SaveBar>
      </Show>
    </form>
  )
}

function NotRead<Value extends object>(props: { part: Part<Value> }) {
  const staffText = useStaffText()
  return (
    <Show when={props.part.sending.refusal()} fallback={<p class="sp-hint">{staffText('loading')}</p>}>
      {(given) => (
        <div class="sp-part">
          <RefusalNote refusal={given()} />
          <div>
            <button type="button" class="btn btn-outline-primary" onClick={() => void props.part.load()}>
              {staffText('retry')}
            </button>
          </div>
        </div>
      )}
    </Show>
  )
}
