import {
  AuditorService,
  AuditorServiceEvent,
  BackstageCredentials,
  LoggerService,
} from '@backstage/backend-plugin-api';
import { InputError, toError } from '@backstage/errors';
import {
  Endpoint,
  EndpointName,
  endpoints,
} from '@xkf/backstage-plugin-eks-common';
import type { Request } from 'express';
import { z } from 'zod';
import { AuditTrail } from '../audit/AuditTrail';
import { ClusterAuthorizer } from '../permissions';
import { CallContext, Handlers } from './handlers';
import { principalOf } from './principal';
import { toPublicError, UnexpectedError } from './publicErrors';

/** A call before it is understood. */
export interface RawCall {
  params: unknown;
  query: unknown;
  body: unknown;
  credentials: BackstageCredentials;
  /** Absent when the call did not come over HTTP. */
  request?: Request;
}

/** What the runner works with. */
export interface EndpointRunnerOptions {
  handlers: Handlers;
  authorizer: ClusterAuthorizer;
  auditor: AuditorService;
  trail: AuditTrail;
  logger: LoggerService;
}

type AnyHandler = (input: unknown, context: CallContext) => Promise<unknown>;

/**
 * The way of every call, over HTTP and MCP alike: parse, authorize, audit, call,
 * check the answer.
 */
export class EndpointRunner {
  readonly #options: EndpointRunnerOptions;

  constructor(options: EndpointRunnerOptions) {
    this.#options = options;
  }

  /**
   * @throws errors of `@backstage/errors` only; their messages are for people
   */
  async run(name: EndpointName, call: RawCall): Promise<unknown> {
    const endpoint: Endpoint = endpoints[name];
    const input = parseInput(endpoint, call);
    const event = await this.#openEvent(endpoint, input, call);
    try {
      const access = await this.#options.authorizer.authorize(
        [
          ...endpoint.permissions,
          ...(endpoint.morePermissions?.(input.body) ?? []),
        ],
        call.credentials,
      );
      const handler = this.#options.handlers[name] as AnyHandler;
      const act = () =>
        handler(input, { credentials: call.credentials, access });
      const answer = await (endpoint.method === 'GET' || endpoint.readOnly
        ? act()
        : this.#options.trail.record(
            {
              ...endpoint.audit,
              principal: principalOf(call.credentials),
              subject: { ...input.params, ...input.body },
            },
            act,
            error => toPublicError(error).message,
          ));
      const response = endpoint.response.parse(answer);
      await event.success();
      return response;
    } catch (error) {
      const shown = toPublicError(error);
      if (shown instanceof UnexpectedError) this.#logHidden(error, name);
      await event.fail({ error: shown });
      throw shown;
    }
  }

  #openEvent(
    endpoint: Endpoint,
    input: ParsedInput,
    call: RawCall,
  ): Promise<AuditorServiceEvent> {
    return this.#options.auditor.createEvent({
      eventId: endpoint.audit.eventId,
      severityLevel: endpoint.audit.severity,
      ...(call.request && { request: call.request }),
      meta: {
        ...input.params,
        ...input.body,
        ...(!call.request && { principal: principalOf(call.credentials) }),
      },
    });
  }

  #logHidden(error: unknown, name: EndpointName): void {
    this.#options.logger
      .child({ endpoint: name })
      .error('A request failed inside the portal', toError(error));
  }
}

interface ParsedInput {
  params: Record<string, unknown>;
  query: Record<string, unknown>;
  body: Record<string, unknown>;
}

function parseInput(endpoint: Endpoint, call: RawCall): ParsedInput {
  const schema = z.object({
    params: endpoint.params,
    query: endpoint.query.strict(),
    body: endpoint.body.strict(),
  });
  const parsed = schema.safeParse({
    params: call.params,
    query: call.query,
    body: call.body ?? {},
  });
  if (parsed.success) return parsed.data;
  const mistakes = parsed.error.issues.map(issue => {
    const key = issue.path.slice(1).join('.');
    return key ? `${key}: ${issue.message}` : issue.message;
  });
  throw new InputError(`The request is not valid. ${mistakes.join('; ')}`);
}
