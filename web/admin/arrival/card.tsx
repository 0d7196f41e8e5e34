import type { JSX } from 'solid-js'
import { Brand } from '../../staff/brand.tsx'
import { LanguageChoice } from '../../staff/language-choice.tsx'

/** The frame of a page before the sign-in. */
export function Card(props: { title: string; wide?: boolean; children: JSX.Element }) {
  return (
    <main class="sp-entry">
      <div class="sp-entry-language">
        <LanguageChoice />
      </div>
      <section class="sp-entry-card" classList={{ 'sp-arrival-wide': props.wide ?? false }}>
        <Brand />
        <h1>{props.title}</h1>
        {props.children}
      </section>
    </main>
  )
}
