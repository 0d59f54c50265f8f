import { useIsFetching } from '@tanstack/react-query';

/** Whether the page waits for an answer that it shows nothing in place of. One that is asked for again is no waiting: the last stands there. */
export const useIsWaiting = (): boolean => useIsFetching({ predicate: ({ state }) => state.data === undefined }) > 0;
