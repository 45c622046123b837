import { ResponseError } from '@backstage/errors';
import { ChangePreview, changePreviewSchema } from '../model/changePreview';

/**
 * The preview that the refusal of `openChange` carries when the repository moved
 * on since the preview that was agreed to: what the change would do now.
 * Undefined for every other error.
 * @public
 */
export function previewOf(error: unknown): ChangePreview | undefined {
  if (!(error instanceof ResponseError) || error.statusCode !== 409) {
    return undefined;
  }
  const details = error.body.error;
  return 'preview' in details
    ? changePreviewSchema.safeParse(details.preview).data
    : undefined;
}
