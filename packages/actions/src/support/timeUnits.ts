/** Units of time of a fixed length → ms. */
export const unitLengths = { Seconds: 1000, Minutes: 60_000, Hours: 3_600_000, Days: 86_400_000 } as const
