import { msg } from '@lingui/core/macro';
import type { MessageDescriptor } from '@lingui/core';
import type { TenantKind, TenantRole, TenantStatus } from '@/gql/graphql';

export const roles: readonly TenantRole[] = ['OWNER', 'MANAGER', 'MECHANIC', 'DRIVER', 'VIEWER'];

export const roleWords: Record<TenantRole, MessageDescriptor> = {
  OWNER: msg`Owner`,
  MANAGER: msg`Manager`,
  MECHANIC: msg`Mechanic`,
  DRIVER: msg`Driver`,
  VIEWER: msg`Viewer`,
};

/** What each role may do, in words. */
export const roleHints: Record<TenantRole, MessageDescriptor> = {
  OWNER: msg`May do everything, members and deletion included.`,
  MANAGER: msg`Looks after vehicles and lets people in.`,
  MECHANIC: msg`Logs what was done to vehicles.`,
  DRIVER: msg`Logs fill-ups and readings.`,
  VIEWER: msg`Sees everything, changes nothing.`,
};

export const kindWords: Record<TenantKind, MessageDescriptor> = {
  HOUSEHOLD: msg`Household`,
  CLUB: msg`Club`,
  FLEET: msg`Fleet`,
};

export const statusWords: Record<TenantStatus, MessageDescriptor> = {
  PENDING: msg`Waits for approval`,
  ACTIVE: msg`In use`,
  SUSPENDED: msg`Suspended`,
  REJECTED: msg`Refused`,
};

const actionWords: Record<string, MessageDescriptor> = {
  'tenant.created': msg`Made this garage`,
  'tenant.changed': msg`Changed name or address`,
  'tenant.status': msg`Changed the state`,
  'tenant.limits': msg`Changed the plan`,
  'tenant.deletion_requested': msg`Deleted this garage`,
  'tenant.deletion_undone': msg`Kept this garage`,
  'tenant.ownership': msg`Handed over ownership`,
  'member.joined': msg`Joined`,
  'member.role': msg`Changed a role`,
  'member.removed': msg`Took a member out`,
  'member.left': msg`Left`,
  'invitation.created': msg`Made an invitation`,
  'invitation.revoked': msg`Took an invitation back`,
  'request.made': msg`Asked to join`,
  'request.approved': msg`Let somebody in`,
  'request.rejected': msg`Refused somebody`,
};

/** What was done; null where this app does not know it yet. */
export const actionWord = (action: string): MessageDescriptor | null => actionWords[action] ?? null;
