import { For } from 'solid-js'
import { Dialog } from '../../staff/dialog.tsx'
import { KeyCap } from '../hand/key-cap.tsx'
import { type TextKey, useText } from '../text.ts'

const rows: readonly { keys: readonly string[]; text: TextKey }[] = [
  { keys: ['space', 'N'], text: 'keyNext' },
  { keys: ['S'], text: 'keyStart' },
  { keys: ['R'], text: 'keyRecall' },
  { keys: ['A'], text: 'keyAbsent' },
  { keys: ['1', '2', '3'], text: 'keyOutcome' },
  { keys: ['N'], text: 'keyFinishAndNext' },
  { keys: ['F'], text: 'keyFinish' },
  { keys: ['B'], text: 'keyFollowing' },
  { keys: ['E'], text: 'keyRefer' },
  { keys: ['V'], text: 'keyFirstVisit' },
  { keys: ['P'], text: 'keyPark' },
  { keys: ['T'], text: 'keyTransfer' },
  { keys: ['U'], text: 'keyUndo' },
  { keys: ['up', 'down'], text: 'keyRows' },
  { keys: ['C'], text: 'keyCalls' },
  { keys: ['H', 'G'], text: 'keyHelpCall' },
  { keys: ['?'], text: 'keyHelp' },
]

export function KeysDialog(props: { close: () => void }) {
  const t = useText()
  return (
    <Dialog title={t('keysTitle')} close={props.close} wide>
      <dl class="sp-keys">
        <For each={rows}>
          {(row) => (
            <div>
              <dt>
                <For each={row.keys}>{(key) => <KeyCap key={key} />}</For>
              </dt>
              <dd>{t(row.text)}</dd>
            </div>
          )}
        </For>
      </dl>
      <p class="sp-hint">{t('keysHint')}</p>
    </Dialog>
  )
}
