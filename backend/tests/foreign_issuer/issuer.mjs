// An OpenID Connect issuer that is not ours: oidc-provider with one public client, a page to sign in,
// and keys that can be changed while it runs.
// Usage: node issuer.mjs PORT REDIRECT_URI POST_LOGOUT_REDIRECT_URI
import { generateKeyPair, exportJWK } from 'jose';
import { createServer } from 'node:http';
import Provider from 'oidc-provider';

const [port, redirectUri, afterSignOut] = process.argv.slice(2);
const issuer = `http://localhost:${port}`;
const api = 'urn:motovaultpro:api';

async function makeKey(kid) {
  const { privateKey } = await generateKeyPair('RS256', { extractable: true });
  return { ...(await exportJWK(privateKey)), kid, alg: 'RS256', use: 'sig' };
}

/** The library reads its keys once, so a change of keys is a new provider on the same address. */
function makeProvider(keys) {
  const provider = new Provider(issuer, {
    jwks: { keys },
    clients: [{
      client_id: 'motovaultpro-web',
      token_endpoint_auth_method: 'none',
      redirect_uris: [redirectUri],
      post_logout_redirect_uris: [afterSignOut],
    }],
    claims: { openid: ['sub'], profile: ['name'], email: ['email', 'email_verified'] },
    pkce: { required: () => true },
    cookies: { keys: ['only for tests'] },
    features: {
      devInteractions: { enabled: false },
      resourceIndicators: {
        enabled: true,
        getResourceServerInfo: () => ({ scope: '', audience: 'motovaultpro-api', accessTokenFormat: 'jwt' }),
      },
      rpInitiatedLogout: {
        enabled: true,
        logoutSource: (ctx, form) => { ctx.body = page('Sign out', `${form}<button form="op.logoutForm" name="logout" value="yes">Yes, sign me out</button>`); },
      },
    },
    // Name and address stand in userinfo only, as the specification has it.
    conformIdTokenClaims: true,
    interactions: { url: (ctx, interaction) => `/interaction/${interaction.uid}` },
    findAccount: (ctx, id) => ({
      accountId: id,
      claims: () => ({ sub: id, name: id.split('@')[0], email: id, email_verified: true }),
    }),
    async loadExistingGrant(ctx) {
      const grant = new ctx.oidc.provider.Grant({ clientId: ctx.oidc.client.clientId, accountId: ctx.oidc.session.accountId });
      grant.addOIDCScope('openid profile email');
      grant.addResourceScope(api, '');
      await grant.save();
      return grant;
    },
  });
  provider.use(signIn(provider));
  return provider;
}

const page = (title, content) => `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width"><title>${title}</title><main><h1>${title}</h1>${content}</main></html>`;

const signIn = (provider) => async (ctx, next) => {
  if (!ctx.path.startsWith('/interaction/')) return next();
  if (ctx.method === 'GET') {
    ctx.body = page('Sign in elsewhere', '<form method="post"><label>Email <input name="login" type="email" required></label> <button>Continue</button></form>');
    return undefined;
  }
  let text = '';
  for await (const chunk of ctx.req) text += chunk;
  const accountId = new URLSearchParams(text).get('login');
  return provider.interactionFinished(ctx.req, ctx.res, { login: { accountId } }, { mergeWithLastSubmission: false });
};

let count = 1;
let handle = makeProvider([await makeKey('key-1')]).callback();
let keyFetches = 0;

createServer(async (request, response) => {
  if (request.method === 'POST' && request.url === '/control/rotate') {
    count += 1;
    handle = makeProvider([await makeKey(`key-${count}`)]).callback();
    response.end(`key-${count}`);
  } else if (request.url === '/control/key-fetches') {
    response.end(String(keyFetches));
  } else {
    if (request.url === '/jwks') keyFetches += 1;
    handle(request, response);
  }
}).listen(Number(port), '127.0.0.1', () => console.log(`issuer at ${issuer}`));
