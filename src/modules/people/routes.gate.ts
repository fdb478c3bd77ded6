import type { FastifyReply, FastifyRequest } from 'fastify';
import { platformProblem } from '../../platform/http/messages.ts';
import { Problem } from '../../platform/http/problem.ts';
import type { Server } from '../../platform/http/server.ts';
import type { Ports } from '../../platform/ports.ts';
import { type Action, allowed, isAction, type SignedIn, type Viewer } from './authority.ts';
import { type Opened, SESSION_MS, viewerOf } from './handle.session.ts';

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the caller must be allowed; see authority.ts. */
    action?: Action;
  }
  interface FastifyRequest {
    viewer: Viewer;
  }
}

const COOKIE = 'oneseal';
export const tokenOf = (request: FastifyRequest): string | undefined => request.cookies[COOKIE];

export const setSession = (request: FastifyRequest, reply: FastifyReply, { token }: Pick<Opened, 'token'>): void => {
  reply.setCookie(COOKIE, token, {
    path: '/',
    httpOnly: true,
    sameSite: 'lax',
    secure: request.protocol === 'https',
    maxAge: SESSION_MS / 1000,
  });
};
export const clearSession = (reply: FastifyReply): void => {
  reply.clearCookie(COOKIE, { path: '/' });
};

/** For handlers behind `signed-in` and stricter rules: the gate has let nobody else through. */
export const personOfRequest = (request: FastifyRequest): SignedIn => {
  if (request.viewer.kind === 'anonymous') throw new Problem(platformProblem('not-signed-in'));
  return request.viewer;
};

/** Looks up who asks and asks the table of authority, before anything of the request is read. */
export const addGate = (app: Server, ports: Ports): void => {
  app.decorateRequest('viewer', null as never); // set for each request below
  app.addHook('onRoute', (route) => {
    const action: unknown = route.config?.action;
    if (!isAction(action)) throw new Error(`${String(route.method)} ${route.url}: no such action: ${String(action)}`);
  });
  app.addHook('onRequest', async (request) => {
    request.viewer = await viewerOf(ports, tokenOf(request));
    const action = request.routeOptions.config.action;
    if (!action) return; // an unknown address: the router answers 404
    const answer = allowed(action, request.viewer);
    if (answer.ok) return;
    const words = answer.code === 'not-signed-in' ? 'not-signed-in' : 'not-allowed';
    throw new Problem({ ...platformProblem(words), code: answer.code, facts: { action } });
  });
};
