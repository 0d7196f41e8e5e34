/** The time zones that this browser knows, and the one that is set. */
export function zonesWith(set: string): string[] {
  const known = 'supportedValuesOf' in Intl ? Intl.supportedValuesOf('timeZone') : []
  return [...new Set([...known, 'Europe/Rome', set])].filter(Boolean).sort()
}
