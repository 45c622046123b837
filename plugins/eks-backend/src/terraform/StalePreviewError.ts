import { ConflictError } from '@backstage/errors';
import { ChangePreview } from '@xkf/backstage-plugin-eks-common';

/** Refuses to open what nobody has seen; carries what there is to see now. */
export class StalePreviewError extends ConflictError {
  readonly preview: ChangePreview;

  constructor(message: string, preview: ChangePreview) {
    super(message);
    this.preview = preview;
  }
}
