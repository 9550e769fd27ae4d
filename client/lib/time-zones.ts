import type { Option } from '#client/ui/option-item.tsx';

export const timeZoneHere = Intl.DateTimeFormat().resolvedOptions().timeZone;

/** Every time zone by its name, this device's first, as an old name of it may be missing in the list. */
export const timeZones = (also = timeZoneHere): readonly Option[] =>
  [...new Set([timeZoneHere, also, ...Intl.supportedValuesOf('timeZone'), 'UTC'])].map((value) => ({
    value,
    label: value.replaceAll('_', ' '),
  }));
