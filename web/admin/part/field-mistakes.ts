import { type Accessor, createContext, createMemo, getOwner, onCleanup, useContext } from 'solid-js'
import type { Mistake } from './mistakes.ts'
import { useText } from './text.ts'

interface FieldMistakeList {
  readonly at: (path: string) => Mistake | undefined
  /** those at no field that is in sight */
  readonly unplaced: Accessor<readonly Mistake[]>
}

/** Each field asks for its own mistake; what no field has asked for is left over, and is shown at the end of the form. */
export function createFieldMistakes(mistakes: Accessor<readonly Mistake[]>): FieldMistakeList {
  const asked = new Map<string, number>()
  const ask = (path: string, more: number) => asked.set(path, (asked.get(path) ?? 0) + more)
  return {
    at(path) {
      if (getOwner()) {
        ask(path, 1)
        onCleanup(() => ask(path, -1))
      }
      return mistakes().find((mistake) => mistake.path === path)
    },
    unplaced: createMemo(() => mistakes().filter((mistake) => !asked.get(mistake.path))),
  }
}

export const FieldMistakes = createContext<FieldMistakeList>()

/** `const mistake = useMistake()`, then `mistake={mistake('texts.it.name')}` at the field. */
export function useMistake(): (path: string) => string | undefined {
  const t = useText()
  const list = useContext(FieldMistakes)
  return (path) => {
    const found = list?.at(path)
    return found && (found.sentence ?? t(found.key, { n: found.n }))
  }
}
