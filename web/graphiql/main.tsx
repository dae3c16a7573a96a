import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import './page.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createClient } from 'graphql-ws';
import { createRoot } from 'react-dom/client';

const socketUrl = `${location.origin.replace(/^http/, 'ws')}/graphql/ws`;

// The session cookie signs requests and the socket alike; nothing is loaded from elsewhere.
const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  fetch: async (input, init) => fetch(input, { ...init, credentials: 'same-origin' }),
  wsClient: createClient({ url: socketUrl }),
});

const firstQuery = `# Everything here runs as you, signed in by the same session as the app.
query Garage {
  viewer {
    displayName
    vehicles(first: 10) {
      nodes {
        displayName
        odometer { value unit }
        fuelSummary { averageEconomy { value unit } }
      }
    }
  }
}
`;

const root = document.getElementById('root');
if (root) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={firstQuery} />);
