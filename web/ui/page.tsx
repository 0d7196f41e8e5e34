import { createEffect, type JSX, Show } from 'solid-js'
import type { Network } from '../../shared/contracts/network.ts'
import { Icon } from './icon.tsx'
import { Languages, pageLink } from './languages.tsx'
import { word } from './words.ts'

interface PageProps {
  title: string
  network: Network | undefined
  /** a page that is itself about an appointment does not point to it */
  manage?: boolean
  /** whoever has a number has come already */
  here?: boolean
  children: JSX.Element
}

/** What every public page has at the same place: skip link, name, languages, help. */
export function Page(props: PageProps) {
  createEffect(() => {
    document.title = [props.title, props.network?.name].filter(Boolean).join(' – ')
  })
  return (
    <>
      <div class="skiplinks">
        {/* biome-ignore lint/a11y/useValidAnchor: it leads to the content; only the address must stay as it is */}
        <a class="visually-hidden-focusable" href="#content" onClick={skip}>
          {word('skip')}
        </a>
      </div>
      <header class="it-header-slim-wrapper sp-header">
        <div class="container it-header-slim-wrapper-content">
          <a class="navbar-brand" href={pageLink('/')}>
            {/* a link has a name from the first moment on, before the network's own is known */}
            <bdi>{props.network?.name ?? document.title}</bdi>
          </a>
          <Languages />
        </div>
      </header>
      <main id="content" class="container sp-main" tabindex="-1">
        {props.children}
      </main>
      <footer class="it-footer sp-footer">
        <div class="container py-4">
          <Show when={props.network}>{(network) => <Help network={network()} here={props.here ?? false} />}</Show>
          <Show when={props.manage}>
            <p class="mb-0 mt-3">
              {word('manage')}{' '}
              <a class="fw-semibold" href={pageLink('/appointment')}>
                {word('manageHint')}
              </a>
            </p>
          </Show>
          <Show when={props.network?.invented}>
            <p class="small mb-0 mt-3">{word('demo')}</p>
          </Show>
        </div>
      </footer>
    </>
  )
}

/** The fragment of a page belongs to the key of an appointment or ticket: the skip link must not write into it. */
function skip(event: Event) {
  event.preventDefault()
  document.getElementById('content')?.focus()
}

function Help(props: { network: Network; here: boolean }) {
  return (
    <>
      <Show when={props.network.phone || props.network.email}>
        <Contacts network={props.network} />
      </Show>
      <Show when={props.network.walkIn && !props.here}>
        <p class="mb-0 mt-2">{word('helpCome')}</p>
      </Show>
    </>
  )
}

function Contacts(props: { network: Network }) {
  return (
    <section aria-labelledby="help">
      <h2 id="help" class="h5">
        {word('help')}
      </h2>
      <ul class="list-unstyled mb-0">
        <Show when={props.network.phone}>
          {(phone) => (
            <li>
              <a class="sp-contact" href={`tel:${phone().replace(/\s/g, '')}`}>
                <Icon name="phone" />
                <span>
                  <Spoken text={word('helpCall', { phone: mark })} value={phone()} />
                </span>
              </a>
            </li>
          )}
        </Show>
        <Show when={props.network.email}>
          {(email) => (
            <li>
              <a class="sp-contact" href={`mailto:${email()}`}>
                <Icon name="mail" />
                <span>
                  <Spoken text={word('helpWrite', { email: mark })} value={email()} />
                </span>
              </a>
            </li>
          )}
        </Show>
      </ul>
    </section>
  )
}

const mark = '\u0000'

/** A number or address inside a sentence keeps its own direction. */
export function Spoken(props: { text: string; value: string }) {
  const parts = () => props.text.split(mark)
  return (
    <>
      {parts()[0]}
      <bdi dir="ltr" class="text-break">
        {props.value}
      </bdi>
      {parts()[1]}
    </>
  )
}
Spoken.mark = mark
