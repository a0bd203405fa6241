const names = ['UTC', ...Intl.supportedValuesOf('timeZone').filter((name) => name !== 'UTC')];

/** IANA names, as people read them. */
export const timeZones: readonly (readonly [name: string, shown: string])[] = names.map((name) => [
  name,
  name.replaceAll('_', ' '),
]);
