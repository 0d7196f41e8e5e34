const longest = 48

/** `Sportello di Città Alta` becomes `sportello-di-citta-alta`; a name without Latin letters becomes `fallback`; never one of `taken`. */
export function slugOf(name: string, taken: readonly string[], fallback: string): string {
  const slug = latin(name) || fallback
  const free = (n: number) => (n === 1 ? slug : `${slug}-${n}`)
  let n = 1
  while (taken.includes(free(n))) n++
  return free(n)
}

const latin = (name: string): string =>
  name
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .slice(0, longest)
    .replace(/^-+|-+$/g, '')
