import { z } from 'zod';
import { encodeSegments } from '../../paths';
import { Person } from '../stages/Stage';
import { Emulator } from './Emulator';

const branchesSchema = z.array(z.object({ name: z.string() }));
const branchSchema = z.object({ commit: z.object({ sha: z.string() }) });
const fileSchema = z.object({ sha: z.string(), content: z.string() });
const commitSchema = z.object({ commit: z.object({ sha: z.string() }) });
const compareSchema = z.object({
  commits: z.array(z.object({ commit: z.object({ message: z.string() }) })),
});
const pullsSchema = z.array(
  z.object({
    number: z.number(),
    state: z.enum(['open', 'closed']),
    merged_at: z.string().nullable(),
    head: z.object({ ref: z.string() }),
    title: z.string(),
    body: z.string().nullable(),
    draft: z.boolean(),
  }),
);
const commentsSchema = z.array(z.object({ body: z.string() }));

/** A person who works on the emulator with a token of her own. */
export function emulatedPerson(emulator: Emulator, root: string): Person {
  const head: Person['head'] = async branch => {
    const answer = await emulator.ask('GET', `${root}/branches/${branch}`);
    return answer.status === 404
      ? undefined
      : branchSchema.parse(answer.body).commit.sha;
  };
  const contents = (ref: string, path: string) =>
    emulator.ask('GET', `${root}/contents/${encodeSegments(path)}?ref=${ref}`);

  return {
    head,
    async branches() {
      const found = await emulator.demand('GET', `${root}/branches`);
      return branchesSchema
        .parse(found)
        .map(({ name }) => name)
        .sort();
    },
    async file(ref, path) {
      const answer = await contents(ref, path);
      return answer.status === 404
        ? undefined
        : Buffer.from(fileSchema.parse(answer.body).content, 'base64');
    },
    async messages(branch) {
      const found = await emulator.demand(
        'GET',
        `${root}/compare/main...${branch}`,
      );
      return compareSchema
        .parse(found)
        .commits.map(({ commit }) => commit.message)
        .reverse();
    },
    async commit(branch, { path, content }, message = 'By hand') {
      if (!(await head(branch))) {
        await emulator.demand('POST', `${root}/git/refs`, {
          ref: `refs/heads/${branch}`,
          sha: await head('main'),
        });
      }
      const before = await contents(branch, path);
      const made = await emulator.demand(
        'PUT',
        `${root}/contents/${encodeSegments(path)}`,
        {
          branch,
          message,
          content: Buffer.from(content).toString('base64'),
          sha:
            before.status === 404
              ? undefined
              : fileSchema.parse(before.body).sha,
        },
      );
      return commitSchema.parse(made).commit.sha;
    },
    async deleteBranch(branch) {
      await emulator.demand('DELETE', `${root}/git/refs/heads/${branch}`);
    },
    async pulls() {
      const found = await emulator.demand('GET', `${root}/pulls?state=all`);
      return pullsSchema.parse(found).map(pull => ({
        number: pull.number,
        state: pull.merged_at ? 'merged' : pull.state,
        branch: pull.head.ref,
        title: pull.title,
        body: pull.body ?? '',
        draft: pull.draft,
      }));
    },
    async comments(number) {
      const path = `${root}/issues/${number}/comments`;
      const found = await emulator.demand('GET', path);
      return commentsSchema.parse(found).map(({ body }) => body);
    },
    async close(number) {
      const body = { state: 'closed' };
      await emulator.demand('PATCH', `${root}/pulls/${number}`, body);
    },
    async merge(number) {
      const body = { merge_method: 'squash' };
      await emulator.demand('PUT', `${root}/pulls/${number}/merge`, body);
    },
  };
}
