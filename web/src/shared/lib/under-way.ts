import type { QueryClient, QueryKey } from '@tanstack/react-query';

/** Asks again for what is on its way: that answer was made before what has just been stored, and would take it away. */
export function askAgain(client: QueryClient, queryKey: QueryKey): void {
  if (client.isFetching({ queryKey }) > 0) void client.invalidateQueries({ queryKey });
}
