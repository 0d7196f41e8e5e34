// One file for all that comes after the first step, named as the views are.
export { Check as check } from './check.tsx'
export { Details as details } from './details.tsx'
export { Confirmed } from './done.tsx'
export { Person as person } from './person.tsx'
export { When as when } from './when.tsx'
