import { createTexts } from '../../staff/texts.ts'

export type TextKey = keyof typeof import('../../../shared/text/it/services.json')

const own = createTexts<TextKey>(import.meta.glob('../../../shared/text/*/services.json', { import: 'default' }))
export const useText = own.useText

/** Life areas are called here what they are called to visitors. */
const booking = createTexts<keyof typeof import('../../../shared/text/it/booking.json')>(
  import.meta.glob('../../../shared/text/*/booking.json', { import: 'default' }),
)
export const useBookingText = booking.useText

export const load = async (): Promise<void> => void (await Promise.all([own.load(), booking.load()]))
