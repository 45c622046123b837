/** A person or a machine that the Git host knows. */
export interface GitUser {
  id: number;
  login: string;
  name: string;
  email: string;
  type: 'User' | 'Bot';
  /** The token of the API; a fixed one, since the host answers on the loopback only. */
  token: string;
  /** What the token may do: in every repository, or only in the named ones. */
  access: 'write' | 'read';
  repositories?: string[];
}

/** The machine user whose token the portal has. */
export const PORTAL_USER: GitUser = {
  id: 1001,
  login: 'xkf-portal[bot]',
  name: 'xkf-portal[bot]',
  email: '1001+xkf-portal[bot]@users.noreply.127.0.0.1',
  type: 'Bot',
  token: 'ghs_sandboxPortal0000000000000000000000',
  access: 'write',
};

/** The person who looks at the pages, merges and closes. */
export const PERSON: GitUser = {
  id: 1002,
  login: 'ada',
  name: 'Ada Byron',
  email: 'ada@acme.example',
  type: 'User',
  token: 'ghp_sandboxAda00000000000000000000000000',
  access: 'write',
};

/** A developer of the data team: reads the repository of the team and sees no other one. */
export const READER: GitUser = {
  id: 1003,
  login: 'grace',
  name: 'Grace Murray',
  email: 'grace@acme.example',
  type: 'User',
  token: 'ghp_sandboxGrace000000000000000000000000',
  access: 'read',
  repositories: ['acme/tenant-data'],
};

/** Everybody whom the host knows. */
export const USERS: GitUser[] = [PORTAL_USER, PERSON, READER];

/** Whether a user may see a repository. */
export function maySee(user: GitUser | undefined, fullName: string): boolean {
  return (
    user !== undefined &&
    (user.repositories === undefined || user.repositories.includes(fullName))
  );
}
