import { ResponseError } from '@backstage/errors';
import { ChangePreview } from '../model/changePreview';
import { previewOf } from './changeConflict';

const preview: ChangePreview = {
  changeId: '0123456789abcdef',
  repository: { url: 'https://github.com/acme/xkf', name: 'acme/xkf' },
  baseBranch: 'main',
  baseCommit: 'a'.repeat(40),
  branch: 'eks/dev/version-1-36-01234567',
  title: 'Set the control plane of dev to 1.36',
  body: '',
  files: [],
  warnings: [],
  commands: [],
  clusters: ['dev-eks1'],
};

function refusal(status: number, details: object) {
  const body = {
    error: { name: 'ConflictError', message: 'It moved.', ...details },
    response: { statusCode: status },
  };
  return ResponseError.fromResponse(
    new Response(JSON.stringify(body), {
      status,
      headers: { 'Content-Type': 'application/json' },
    }),
  );
}

it('finds the newer preview in a conflict, and nothing elsewhere', async () => {
  expect(previewOf(await refusal(409, { preview }))).toEqual(preview);
  expect(previewOf(await refusal(409, {}))).toBeUndefined();
  expect(
    previewOf(await refusal(409, { preview: { title: 'half' } })),
  ).toBeUndefined();
  expect(previewOf(await refusal(400, { preview }))).toBeUndefined();
  expect(previewOf(new Error('away'))).toBeUndefined();
});
