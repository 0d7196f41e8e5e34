import { type Accessor, createMemo, getOwner, onCleanup } from 'solid-js'
import type { Mistake } from './mistakes.ts'
import { useText } from './text.ts'

export interface FieldMistakes {
  /** what is wrong with a field, `texts.it.name`, in the person's words */
  readonly mistakeAt: (path: string) => string | undefined
  /** those at no field that is in sight */
  readonly unplaced: Accessor<readonly PlacelessMistake[]>
}

export interface PlacelessMistake {
  readonly path: string
  readonly words: string
}

/** Each field asks for its own mistake; what no field has asked for is left over, and is shown at the end of the form. */
export function createFieldMistakes(mistakes: Accessor<readonly Mistake[]>): FieldMistakes {
  const t = useText()
  const asked = new Map<string, number>()
  const ask = (path: string, more: number) => asked.set(path, (asked.get(path) ?? 0) + more)
  const wordsOf = (mistake: Mistake) => mistake.sentence ?? t(mistake.key, mistake.values)
  return {
    mistakeAt(path) {
      if (getOwner()) {
        ask(path, 1)
        onCleanup(() => ask(path, -1))
      }
      const found = mistakes().find((mistake) => mistake.path === path)
      return found && wordsOf(found)
    },
    unplaced: createMemo(() => mistakes().flatMap((mistake) => (asked.get(mistake.path) ? [] : [{ path: mistake.path, words: wordsOf(mistake) }]))),
  }
}
