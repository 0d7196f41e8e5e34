/** Why a resource cannot be had although its hours say so. `calendar`: the person's own calendar has something there. */
export const unavailabilityReasons = ['ill', 'late', 'cannotCome', 'calendar', 'other'] as const
export type UnavailabilityReason = (typeof unavailabilityReasons)[number]
