import { Show } from 'solid-js'
import type { NetworkOutline } from '../../../shared/contracts/network-changes.ts'
import { languageName } from '../../../shared/text/when.ts'
import { language } from '../../kit/text.ts'
import { Empty } from '../../staff/empty.tsx'
import type { Row } from '../../staff/list.tsx'
import { isolate, listOf } from '../../staff/texts.ts'
import type { AdminPageProps } from '../pages.ts'
import { PartsPage } from '../part/parts-page.tsx'
import { createPartsState } from '../part/parts-state.ts'
import { PersonForm } from './person-form.tsx'
import { useText } from './text.ts'

type PersonLine = NetworkOutline['people'][number]

/** Interpreters and professionals who come to the sites that somebody may set up. */
export default function People(props: AdminPageProps) {
  const t = useText()
  const state = createPartsState('people', () => props.rest)
  const outline = () => state.outline.latest()
  const rows = () => (['interpreter', 'professional'] as const).flatMap((kind) => outline()?.people.filter((person) => person.kind === kind) ?? [])
  return (
    <PartsPage
      path="people"
      open={state.open()}
      title={t('title')}
      lead={t('lead')}
      outline={state.outline}
      rows={rows().map(rowOf)}
      mayAdd={(outline()?.sites ?? []).some((site) => site.mayEdit)}
      addLabel={t('add')}
      empty={<Empty icon="message-circle" title={t('emptyTitle')} hint={t('emptyHint')} />}
      done={state.done()}
      wide
    >
      <Show when={outline()}>
        {(known) => (
          <Show when={state.open()} keyed>
            <PersonForm session={props.session} state={state} outline={known()} />
          </Show>
        )}
      </Show>
    </PartsPage>
  )

  function rowOf(person: PersonLine): Row {
    const speaks = listOf(
      person.languages.map((tag) => languageName(tag, language())),
      language(),
    )
    const sites = listOf(
      person.siteIds.map((id) => isolate(outline()?.sites.find((site) => site.id === id)?.name ?? id)),
      language(),
    )
    return {
      id: person.id,
      name: person.name,
      icon: person.kind === 'interpreter' ? 'message-circle' : 'user',
      hint: [speaks, sites].filter(Boolean).join(' · '),
      group: t(`group_${person.kind}`),
      ...badgeOf(person),
    }
  }

  function badgeOf(person: PersonLine): Pick<Row, 'badge' | 'warn'> {
    if (person.siteIds.length === 0) return { badge: t('nowhere'), warn: true }
    return person.mayEdit ? {} : { badge: t('readOnly') }
  }
}
