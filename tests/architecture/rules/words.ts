import { Visitor } from 'vite'
import { type Rule, within } from '../rule.ts'
import { at, type Source } from '../source.ts'

export const wordsInCatalogues: Rule = {
  name: 'a screen has no words of its own: they are in the catalogues',
  violations(source) {
    return within('web', 'kiosk')(source.path) && source.path.endsWith('.tsx') ? wordsIn(source) : []
  },
  broken: [
    ['web/desk/next.tsx', 'export const Next = () => <button>Avanti</button>'],
    ['web/desk/next.tsx', 'export const Next = () => <>Avanti</>'],
    ['web/desk/next.tsx', "export const Next = (p) => <p>{p.ready ? 'Pronto' : t('wait')}</p>"],
    ['web/desk/next.tsx', `export const Next = (p) => <p>{\`Sportello \${p.desk}\`}</p>`],
    ['web/desk/next.tsx', 'export const Next = () => <button aria-label="Avanti" />'],
    ['web/desk/next.tsx', "export const Next = (p) => <input placeholder={p.name ?? 'Nome'} />"],
    ['web/desk/next.tsx', 'export const Next = (p) => <p>{p.name && "Nome"}</p>'],
  ],
  kept: [
    ['web/desk/next.tsx', "export const Next = (p) => <button class='btn' type='button' aria-label={t('next')}>{t('next')} · 3</button>"],
    ['web/desk/next.tsx', "export const Next = (p) => <p class={p.ready ? 'sp-ready' : 'sp-wait'}>{p.n} / {p.of}</p>"],
    ['web/desk/next.tsx', `export const Next = () => <bdi dir='ltr'>{\`\${location.host}/desk\`}</bdi>`],
    ['web/kit/api.ts', "throw new Error('no catalogue')"],
  ],
}

const spoken = ['aria-label', 'aria-description', 'aria-roledescription', 'aria-valuetext', 'title', 'placeholder', 'alt', 'label']

function wordsIn(source: Source): string[] {
  const found: string[] = []
  const report = (node: { start: number }, words: string) => found.push(at(source, node.start, `says "${words.trim()}"`))
  const children = (node: { children: readonly Child[] }) => {
    for (const child of node.children) {
      if (child.type === 'JSXText' && hasWords(child.value)) report(child, child.value)
      if (child.type === 'JSXExpressionContainer') for (const words of wordsOf(child.expression)) report(child, words)
    }
  }
  new Visitor({
    JSXElement: children,
    JSXFragment: children,
    JSXAttribute(node) {
      if (node.name.type !== 'JSXIdentifier' || !spoken.includes(node.name.name) || !node.value) return
      if (node.value.type === 'JSXExpressionContainer') for (const words of wordsOf(node.value.expression)) report(node, words)
      if (node.value.type === 'Literal' && hasWords(node.value.value)) report(node, node.value.value)
    },
  }).visit(source.program)
  return found
}

/** An address such as `/desk` is the same in every language. */
const hasWords = (text: string): boolean => /\p{L}/u.test(text.replace(/(^|\s)\/[a-z/-]+/g, ''))

/** The words that an expression may come to; what a call answers is not its own. */
function wordsOf(node: Expression): string[] {
  switch (node.type) {
    case 'Literal':
      return typeof node.value === 'string' && hasWords(node.value) ? [node.value] : []
    case 'TemplateLiteral':
      return node.quasis.map((quasi) => quasi.value.raw).filter(hasWords)
    case 'ConditionalExpression':
      return [...wordsOf(node.consequent), ...wordsOf(node.alternate)]
    case 'LogicalExpression':
      return [...wordsOf(node.left), ...wordsOf(node.right)]
    case 'BinaryExpression':
      return node.operator === '+' ? [...wordsOf(node.left as Expression), ...wordsOf(node.right)] : []
    case 'ParenthesizedExpression':
      return wordsOf(node.expression)
    default:
      return []
  }
}

type Visits = NonNullable<ConstructorParameters<typeof Visitor>[0]>
type Child = Parameters<NonNullable<Visits['JSXElement']>>[0]['children'][number]
type Expression = Extract<Child, { type: 'JSXExpressionContainer' }>['expression']
