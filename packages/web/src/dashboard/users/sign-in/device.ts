import type { DeviceDetails } from '@tenon/api/scalekit/v1/sessions/sessions_pb.ts';

/** "Chrome 140 on macOS"; what is not known is not said. */
export function deviceInWords(device: Pick<DeviceDetails, 'browser' | 'browserVersion' | 'os' | 'userAgent'> | undefined): string {
  if (!device) return 'Unknown device';
  const { browser, browserVersion, os, userAgent } = device;
  const version = browserVersion.split('.')[0];
  const words = [browser && `${browser}${version ? ` ${version}` : ''}`, os].filter(Boolean).join(' on ');
  return words || userAgent || 'Unknown device';
}

/** "Berlin, DE · 203.0.113.7" */
export function placeInWords(device: Pick<DeviceDetails, 'ip' | 'location'> | undefined): string {
  const { city = '', region = '' } = device?.location ?? {};
  return [[city, region].filter(Boolean).join(', '), device?.ip].filter(Boolean).join(' · ');
}

export const isPhone = (device: Pick<DeviceDetails, 'deviceType' | 'os'> | undefined): boolean =>
  /mobile|phone|tablet/i.test(device?.deviceType ?? '') || /ios|android/i.test(device?.os ?? '');
