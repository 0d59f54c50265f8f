import { useState } from 'react';

/** The newest answer there is: while the next one is on its way, or when it does not come, the one before. For previews. */
export function useLatest<Value>(value: Value | undefined): Value | undefined {
  const [kept, setKept] = useState(value);
  if (value !== undefined && value !== kept) setKept(value);
  return value ?? kept;
}
