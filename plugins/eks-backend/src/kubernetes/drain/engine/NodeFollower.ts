import { Node } from '../api';
import { isReadyNode } from '../nodes';
import { Change, Follower } from '../watch';

/** The node itself, as its watch tells it. */
export class NodeFollower implements Follower<Node> {
  node: Node | undefined;
  known = false;

  constructor(private readonly changed: () => void) {}

  onList([node]: Node[]): void {
    this.node = node;
    this.known = true;
    this.changed();
  }

  onChange(change: Change, node: Node): void {
    this.node = change === 'DELETED' ? undefined : node;
    this.changed();
  }

  get gone(): boolean {
    return this.known && this.node === undefined;
  }

  get cordoned(): boolean {
    return this.node?.spec?.unschedulable === true;
  }

  get ready(): boolean {
    return this.node !== undefined && isReadyNode(this.node);
  }
}
