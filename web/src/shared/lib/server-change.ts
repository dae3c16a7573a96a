import { useQueryClient } from '@tanstack/react-query';
import type { TypedDocumentString } from '@/gql/graphql';
import { showSnack } from '@/shared/ui/snackbar';
import { graphqlRequest } from './gql';

type Answer = { userErrors: { message: string }[] };

/** Sends a change that needs the server at once, and reads again what it may have changed; says in a message why it was not done. */
export function useServerChange(...topics: string[]) {
  const client = useQueryClient();
  return async <TResult, TVariables, TPayload extends Answer>(
    document: TypedDocumentString<TResult, TVariables>,
    variables: TVariables,
    pick: (result: TResult) => TPayload,
  ): Promise<TPayload | null> => {
    try {
      const payload = pick(await graphqlRequest(document, variables));
      const failure = payload.userErrors[0];
      if (failure) showSnack({ message: failure.message });
      await Promise.all(topics.map(async (topic) => client.invalidateQueries({ queryKey: [topic] })));
      return failure ? null : payload;
    } catch (error) {
      showSnack({ message: error instanceof Error ? error.message : String(error) });
      return null;
    }
  };
}
