// A household with one more member, an invitation and a request, for looking at the pages without a server.
type Person = { id: string; tenantId: string; name: string; email: string };

const at = '2026-11-20T10:00:00Z';
const later = '2099-01-01T10:00:00Z';
const details = { slug: 'home', kind: 'HOUSEHOLD', status: 'ACTIVE', statusReason: null, createdAt: at, deletesAt: null, limits: { members: null, vehicles: null } };
const usage = { members: 2, openInvitations: 1, pendingRequests: 1 };

export function householdOf({ id, tenantId, name, email }: Person) {
  const members = [
    { id, displayName: name, email, role: 'OWNER', joinedAt: at, isViewer: true },
    { id: 'user_mock', displayName: 'Gus Guest', email: 'gus@example.org', role: 'DRIVER', joinedAt: at, isViewer: false },
  ];
  return {
    id: tenantId, name: 'Home', role: 'OWNER', details, usage,
    members: { nodes: members, edges: [], totalCount: members.length, pageInfo: { hasNextPage: false, hasPreviousPage: false } },
    invitations: [{ id: 'invitation_mock', role: 'VIEWER', email: 'ida@example.org', createdAt: at, expiresAt: later }],
    joinRequests: [{ id: 'join_request_mock', name: 'Rita', email: 'rita@example.org', message: 'It is me', status: 'PENDING', reason: null, createdAt: at, decidedAt: null }],
    auditTrail: {
      nodes: [{ at, actorName: 'Gus Guest', actorKind: 'PERSON', action: 'member.joined', targetName: 'Gus Guest', before: [], after: [{ name: 'role', value: 'driver' }] }],
      pageInfo: { hasNextPage: false, hasPreviousPage: false },
    },
  };
}

export const consoleOfAll = {
  tenants: {
    nodes: [
      { id: 'tenant_mock_1', name: 'Home', details, usage },
      { id: 'tenant_mock_2', name: 'Vespa friends', details: { ...details, slug: 'vespas', kind: 'CLUB', status: 'PENDING' }, usage },
    ],
    pageInfo: { hasNextPage: false, hasPreviousPage: false },
  },
};

export const offer = { state: 'OPEN', tenantName: 'Home', kind: 'HOUSEHOLD', role: 'DRIVER', expiresAt: later };

export const invited = (user: Person) => ({ invitation: householdOf(user).invitations[0], link: `http://127.0.0.1/join/${'a'.repeat(43)}`, isSent: false, userErrors: [] });
