// Made from the OpenAPI document of the service; see docs/api.md for how. Not edited by hand.
export interface paths {
  "/api/health": {
    /** Whether the process lives */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { state: "alive" | "ready" } } };
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/readiness": {
    /** Whether it can take requests */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { state: "alive" | "ready" } } };
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/metrics": {
    /** Figures for a collector (text format of Prometheus) */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "text/plain": string } };
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/session": {
    /** Who you are, and where you work */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { user: string; name?: string; isOperator: boolean; needs?: "passkey" | "first-passkey"; memberships: ({ workspace: string; name: string; kind: "consortium" | "agency" | "buyer"; roles: ("preparer" | "approver" | "screener" | "reviewer" | "adviser" | "decision-maker" | "licensing-reviewer" | "buyer" | "auditor" | "administrator")[]; agency?: string })[] } } };
        401: Refused;
        403: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/sessions": {
    /** Where you are signed in */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; isThisOne: boolean; since: string; expiresAt: string; agent?: string })[] } } };
        401: Refused;
        403: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Sign out everywhere but here */
    delete: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/sessions/{session}": {
    /** Sign out there */
    delete: {
      parameters: { path: { session: string }; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/tokens": {
    /** Tokens of this workspace: yours, or all for an administrator */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; name: string; scopes: (string)[]; createdAt: string; expiresAt: string; revokedAt?: string })[] } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Make a token for a program */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { name: string; scopes: (string)[]; days?: number } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; name: string; scopes: (string)[]; createdAt: string; expiresAt: string; revokedAt?: string; secret: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/tokens/{token}": {
    /** Revoke a token */
    delete: {
      parameters: { path: { workspace: string; token: string }; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/account": {
    /** Erase your account: name, address, passwords, passkeys, sessions, tokens, and what the ledger wrote of you */
    delete: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        409: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/accounts/erasure": {
    /** Erase the account of somebody who wishes it and cannot sign in */
    post: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { email: string } } };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/accounts/sign-out": {
    /** End every session of somebody, as when a device is lost */
    post: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { email: string } } };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/accounts/recovery": {
    /** Give somebody a link to set a new password and make a new passkey, once, within an hour; make sure that it is they who ask */
    post: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { email: string } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { link: string; expiresAt: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/recovery/mail": {
    /** Have such a link sent to your address */
    post: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { email: string } } };
      responses: {
        202: { headers: Record<string, string>; content: { "application/json": Record<string, never> } };
        400: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/recovery": {
    /** Set a new password with such a link; every session ends */
    post: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { secret: string; password: string } } };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        400: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/invitations/accept": {
    /** Accept an invitation: with a new account, or as who you are */
    post: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { secret: string; account?: { name: string; email: string; password: string } } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { workspace: string } } };
        400: Refused;
        401: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces": {
    /** Open a workspace, and invite its first administrator */
    post: {
      parameters: { path?: never; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { name: string; kind: "consortium" | "agency" | "buyer" } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { workspace: { id: string; name: string; kind: "consortium" | "agency" | "buyer"; retentionYears: number; legalHold: boolean; createdAt: string }; invitation: { id: string; secret: string; expiresAt: string } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}": {
    /** A workspace */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { id: string; name: string; kind: "consortium" | "agency" | "buyer"; retentionYears: number; legalHold: boolean; createdAt: string } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Rename it, or set how its records are kept */
    patch: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { name?: string; retentionYears?: number; legalHold?: boolean } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { id: string; name: string; kind: "consortium" | "agency" | "buyer"; retentionYears: number; legalHold: boolean; createdAt: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/members": {
    /** Who works here */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ user: string; roles: ("preparer" | "approver" | "screener" | "reviewer" | "adviser" | "decision-maker" | "licensing-reviewer" | "buyer" | "auditor" | "administrator")[]; agency?: string; nationalities: (string)[]; since: string })[] } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/people": {
    /** What whoever works here is called, so that a history can be read */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ user: string; name: string })[] } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/members/{user}": {
    /** Change the roles of a member */
    put: {
      parameters: { path: { workspace: string; user: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { roles: ("preparer" | "approver" | "screener" | "reviewer" | "adviser" | "decision-maker" | "licensing-reviewer" | "buyer" | "auditor" | "administrator")[]; agency?: string; nationalities?: (string)[] } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { user: string; roles: ("preparer" | "approver" | "screener" | "reviewer" | "adviser" | "decision-maker" | "licensing-reviewer" | "buyer" | "auditor" | "administrator")[]; agency?: string; nationalities: (string)[]; since: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** End a membership */
    delete: {
      parameters: { path: { workspace: string; user: string }; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/invitations": {
    /** Invite somebody */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { roles: ("preparer" | "approver" | "screener" | "reviewer" | "adviser" | "decision-maker" | "licensing-reviewer" | "buyer" | "auditor" | "administrator")[]; agency?: string; nationalities?: (string)[] } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; secret: string; expiresAt: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/packages": {
    /** The packages of a workspace */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; after?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; name: string; latestVersion: number; privileged: boolean; releasedTo?: (string)[]; createdBy: string; createdAt: string })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Begin a package with its first version */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { name: string; text: string; note?: string; privileged?: boolean; releasedTo?: (string)[] } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { package: string; version: number; digest: string; note: string; createdBy: string; createdAt: string; approvedBy?: string; text?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/packages/{package}": {
    /** A package */
    get: {
      parameters: { path: { workspace: string; package: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { id: string; name: string; latestVersion: number; privileged: boolean; releasedTo?: (string)[]; createdBy: string; createdAt: string } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/packages/{package}/versions": {
    /** Save a new version */
    post: {
      parameters: { path: { workspace: string; package: string }; query?: never; header?: { "if-match"?: string; "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { text: string; note?: string } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { package: string; version: number; digest: string; note: string; createdBy: string; createdAt: string; approvedBy?: string; text?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        412: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        428: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Its history, newest first */
    get: {
      parameters: { path: { workspace: string; package: string }; query?: { limit?: number; before?: number }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ package: string; version: number; digest: string; note: string; createdBy: string; createdAt: string; approvedBy?: string; text?: string })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/packages/{package}/versions/{version}": {
    /** One version with its text */
    get: {
      parameters: { path: { workspace: string; package: string; version: number }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { package: string; version: number; digest: string; note: string; createdBy: string; createdAt: string; approvedBy?: string; text?: string } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/packages/{package}/versions/{version}/approval": {
    /** Approve a version somebody else wrote */
    post: {
      parameters: { path: { workspace: string; package: string; version: number }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { package: string; version: number; digest: string; note: string; createdBy: string; createdAt: string; approvedBy?: string; text?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/determinations": {
    /** Determine a package, and keep the answer */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { text?: string; package?: string; version?: number; on?: string; knownOn?: string; assume?: "ordinary" } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { format: string; [other: string]: unknown } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Answers that were kept */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; after?: string; package?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; package?: string; version?: number; onDay: string; corpus: string; createdBy: string; createdAt: string })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/determinations/{determination}": {
    /** One answer, as it was given */
    get: {
      parameters: { path: { workspace: string; determination: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { format: string; [other: string]: unknown } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/receipts": {
    /** Determine a package and seal the answer */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { text?: string; package?: string; version?: number; on?: string; knownOn?: string; assume?: "ordinary" } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { digest: string; package?: string; version?: number; corpus: string; createdBy: string; createdAt: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/receipts/{digest}": {
    /** A receipt, byte for byte */
    get: {
      parameters: { path: { workspace: string; digest: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { seal: { digest: string; [other: string]: unknown }; [other: string]: unknown } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/corpora/{digest}": {
    /** The law answers were given under, whole */
    get: {
      parameters: { path: { workspace: string; digest: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { format: string; digest: string; [other: string]: unknown } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/receipts/verification": {
    /** Replay a receipt */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { receipt: string } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { holds: boolean; lines: (string)[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/audit": {
    /** Events of the ledger, oldest first */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; after?: number }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ sequence: number; previous: string; body: string; digest: string })[]; head: { sequence: number; digest: string } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/audit/entries": {
    /** The ledger for a person to read: who did what to what, newest first */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; before?: number; table?: string; subject?: string; actor?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ sequence: number; at: string; actor: string; table: string; change: "insert" | "update" | "delete"; subject: string; written?: Record<string, unknown> })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/audit/export": {
    /** The whole ledger, for `portolan audit verify` */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/x-ndjson": string } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/jobs/determinations": {
    /** Determine every package of the workspace anew */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { on?: string; knownOn?: string; assume?: "ordinary" } } };
      responses: {
        202: { headers: Record<string, string>; content: { "application/json": { id: string; kind: string; state: "waiting" | "queued" | "running" | "done" | "failed"; done: number; total: number; result?: unknown; createdBy: string; createdAt: string; finishedAt?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/jobs/{job}": {
    /** How far a job is */
    get: {
      parameters: { path: { workspace: string; job: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { id: string; kind: string; state: "waiting" | "queued" | "running" | "done" | "failed"; done: number; total: number; result?: unknown; createdBy: string; createdAt: string; finishedAt?: string } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/jobs/{job}/progress": {
    /** How far a job is, as it goes on (server-sent events) */
    get: {
      parameters: { path: { workspace: string; job: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "text/event-stream": string } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/rules/workflow": {
    /** The way of a proposal, as this office has it */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { title: string; roles: ({ id: string; title: string; applicant: boolean })[]; agencies: ({ id: string; name: string })[]; advice: ({ id: string; title: string; needs: (string)[]; stance: "for" | "against" | "none" })[]; states: ({ id: string; title: string; final: boolean; outcome: boolean; asked: boolean; public: boolean; ours: boolean })[]; clocks: ({ id: string; title: string; runs: (string)[]; workingDays: number; ours: boolean })[]; transitions: ({ event: string; title: string; from: (string)[]; to: string; by: (string)[]; needs: (string)[]; proposes: (string)[]; onConflict: (string)[]; advises: boolean; declares: boolean; ours: boolean })[] } } };
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/rules/awards": {
    /** What can be entered after a designation, and by whom */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { kinds: ({ id: string; title: string; by: Record<string, (string)[]>; needs: (string)[]; counts: number; closes?: string; due?: string; reopens: boolean })[] } } };
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/screenings": {
    /** Compare a party with the lists, and keep the result */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { name: string; alias?: (string)[]; country?: (string)[] } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; subject: string; kind: "result" | "decision" | "second-decision"; about?: string; row: unknown; createdBy: string; createdAt: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** The ledger of screening, oldest first */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; after?: string; subject?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; subject: string; kind: "result" | "decision" | "second-decision"; about?: string; row: unknown; createdBy: string; createdAt: string })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/screenings/{row}/decision": {
    /** Decide on a result */
    post: {
      parameters: { path: { workspace: string; row: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { verdict: "match" | "not-a-match" | "escalated"; why: string; evidence?: (string)[]; expires?: string } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; subject: string; kind: "result" | "decision" | "second-decision"; about?: string; row: unknown; createdBy: string; createdAt: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/screenings/{row}/second": {
    /** Second the decision of another */
    post: {
      parameters: { path: { workspace: string; row: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { agrees: boolean; why: string } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; subject: string; kind: "result" | "decision" | "second-decision"; about?: string; row: unknown; createdBy: string; createdAt: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/parties": {
    /** Take parties in, from a table (CSV, XLSX, JSON) or from a package; they are compared with the lists from then on */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": ({ table: { name: string; content: string } }) | ({ package: string; version?: number }) } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { added: number; changed: number; unchanged: number; job?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** The parties of the workspace */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; after?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; reference: string; name: string; subject: Record<string, unknown>; since: string; compared: boolean })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/parties/{party}": {
    /** Compare a party no longer; what was found and decided stays in the ledger */
    delete: {
      parameters: { path: { workspace: string; party: string }; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/findings": {
    /** What was found about the parties, how each finding stands, and what re-opened it */
    get: {
      parameters: { path: { workspace: string }; query?: { status?: "open" | "awaiting-second" | "decided" | "expired" | "reopened"; party?: string; limit?: number; after?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ finding: string; party: string; name: string; entry: string; list: string; listedName: string; score: number; verdict: string; because: string; since: string; status: "open" | "awaiting-second" | "decided" | "expired" | "reopened"; reopenedBecause: (string)[]; decision?: { id: string; verdict: "match" | "not-a-match" | "escalated"; by: string; at: string; why: string; evidence: (string)[]; expires?: string; needsSecond: boolean }; second?: { by: string; at: string; agrees: boolean; why: string } })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/lists": {
    /** Which screening lists are held, of which day */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ feed: string; version: string; digest: string; day: string; entries: number; counts: Record<string, number>; checked: string; refused?: { on: string; reasons: (string)[] } })[] } } };
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/lists/{feed}/versions": {
    /** Take a list in: the whole of it or nothing */
    post: {
      parameters: { path: { feed: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { files: ({ name: string; content: string })[]; published?: string; force?: boolean } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { feed: string; version: string; digest: string; day: string; entries: number; counts: Record<string, number>; checked: string; refused?: { on: string; reasons: (string)[] } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/lists/{feed}/in-force": {
    /** Put another kept version in force */
    put: {
      parameters: { path: { feed: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { version: string } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { feed: string; version: string; digest: string; day: string; entries: number; counts: Record<string, number>; checked: string; refused?: { on: string; reasons: (string)[] } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/packages/{package}/comments": {
    /** What was said about it */
    get: {
      parameters: { path: { workspace: string; package: string }; query?: { limit?: number; after?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; version: number; place: string; about?: string; text: string; createdBy: string; createdAt: string; settledBy?: string; settledAt?: string })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Say something about a version, or answer what was said */
    post: {
      parameters: { path: { workspace: string; package: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { version: number; place?: string; about?: string; text: string } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; version: number; place: string; about?: string; text: string; createdBy: string; createdAt: string; settledBy?: string; settledAt?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/packages/{package}/comments/{comment}/settled": {
    /** Say that a comment is dealt with, or that it is not */
    put: {
      parameters: { path: { workspace: string; package: string; comment: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { settled: boolean } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { id: string; version: number; place: string; about?: string; text: string; createdBy: string; createdAt: string; settledBy?: string; settledAt?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/notifications": {
    /** What others did that concerns you, newest first */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; before?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { unread: number; items: ({ key: string; kind: "proposal" | "comment" | "version" | "approval" | "change" | "award" | "catalogue" | "screening"; at: string; unread: boolean; subject: string; name: string; told: { event?: string; role?: string; state?: string; version?: number; text?: string; count?: number; site?: string } })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/notifications/seen": {
    /** Say how far you have read */
    put: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { until: string } } };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/tasks": {
    /** What waits for you here in the roles you hold, what is due first */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ kind: "proposal" | "approval" | "award" | "screening" | "change"; id: string; title: string; does: ({ event: string; title: string; role: string; needs: (string)[] })[]; since: string; due: (string) | (null); leftWorkingDays?: number; ours?: boolean; overdue: boolean; state?: string; version?: number; proposal?: string })[] } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/proposals": {
    /** Proposals: of a consortium its own, of an agency those submitted */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; after?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; title: string; state: string; createdAt: string })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Begin a proposal for a version of a package */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { package: string; version: number; title: string } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; title: string; state: string; createdAt: string; stateTitle: string; ours: boolean; since: string; package?: string; version?: number; clocks: ({ clock: string; title: string; runs: boolean; usedWorkingDays: number; leftWorkingDays: number; due: (string) | (null); ours: boolean })[]; possible: ({ event: string; title: string; roles: (string)[]; needs: (string)[] })[]; log: ({ sequence: number; event: string; at: string; role: string; state?: string; with: Record<string, string> })[]; seals: ({ sequence: number; receipt: string; dossier: string; read?: string })[]; advice?: { given: ({ agency: string; advice: string; at: string; with: Record<string, string> })[]; silent: (string)[]; conflicting: boolean } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/proposals/{proposal}": {
    /** A proposal: where it is, its clocks, what can happen and what did */
    get: {
      parameters: { path: { workspace: string; proposal: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { id: string; title: string; state: string; createdAt: string; stateTitle: string; ours: boolean; since: string; package?: string; version?: number; clocks: ({ clock: string; title: string; runs: boolean; usedWorkingDays: number; leftWorkingDays: number; due: (string) | (null); ours: boolean })[]; possible: ({ event: string; title: string; roles: (string)[]; needs: (string)[] })[]; log: ({ sequence: number; event: string; at: string; role: string; state?: string; with: Record<string, string> })[]; seals: ({ sequence: number; receipt: string; dossier: string; read?: string })[]; advice?: { given: ({ agency: string; advice: string; at: string; with: Record<string, string> })[]; silent: (string)[]; conflicting: boolean } } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/proposals/{proposal}/events": {
    /** Let something happen: submit, ask, advise, propose, countersign … */
    post: {
      parameters: { path: { workspace: string; proposal: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { event: string; role?: "preparer" | "approver" | "reviewer" | "adviser" | "decision-maker"; with?: Record<string, string> } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; title: string; state: string; createdAt: string; stateTitle: string; ours: boolean; since: string; package?: string; version?: number; clocks: ({ clock: string; title: string; runs: boolean; usedWorkingDays: number; leftWorkingDays: number; due: (string) | (null); ours: boolean })[]; possible: ({ event: string; title: string; roles: (string)[]; needs: (string)[] })[]; log: ({ sequence: number; event: string; at: string; role: string; state?: string; with: Record<string, string> })[]; seals: ({ sequence: number; receipt: string; dossier: string; read?: string })[]; advice?: { given: ({ agency: string; advice: string; at: string; with: Record<string, string> })[]; silent: (string)[]; conflicting: boolean } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/proposals/{proposal}/version": {
    /** Put a later version of the package into a draft, or into an answer */
    put: {
      parameters: { path: { workspace: string; proposal: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { version: number } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { id: string; title: string; state: string; createdAt: string; stateTitle: string; ours: boolean; since: string; package?: string; version?: number; clocks: ({ clock: string; title: string; runs: boolean; usedWorkingDays: number; leftWorkingDays: number; due: (string) | (null); ours: boolean })[]; possible: ({ event: string; title: string; roles: (string)[]; needs: (string)[] })[]; log: ({ sequence: number; event: string; at: string; role: string; state?: string; with: Record<string, string> })[]; seals: ({ sequence: number; receipt: string; dossier: string; read?: string })[]; advice?: { given: ({ agency: string; advice: string; at: string; with: Record<string, string> })[]; silent: (string)[]; conflicting: boolean } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/proposals/{proposal}/sealed/{sequence}": {
    /** A sealed file: the receipt and the package, byte for byte; to the Program's staff without what is for the licensing agency */
    get: {
      parameters: { path: { workspace: string; proposal: string; sequence: number }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { receipt: string; dossier: string; package: string; walled: boolean } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/public-record": {
    /** What anybody may know: designations and what became of them */
    get: {
      parameters: { path?: never; query?: { limit?: number; after?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; title: string; state: string; since: string; conditions: string })[]; next?: string } } };
        400: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/dossiers": {
    /** Write the dossier of a version, whole and public, with the receipt it rests on; a submission names both */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { package: string; version?: number; on?: string; knownOn?: string; assume?: "ordinary"; confidential?: (string)[] } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { receipt: string; dossier: string; public: string; version: number } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/dossiers/{digest}": {
    /** A dossier, byte for byte: one's own, and what was sealed with a proposal one may see */
    get: {
      parameters: { path: { workspace: string; digest: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/pdf": string } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/public-record/{proposal}/dossier": {
    /** The public edition of the dossier of a designated package */
    get: {
      parameters: { path: { proposal: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/pdf": string } };
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/awards/{proposal}": {
    /** What stands where, what is open, and the entries that are for you */
    get: {
      parameters: { path: { workspace: string; proposal: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { side: "consortium" | "buyer" | "programme"; deployed: ({ site: string; item: string; quantity: number; lastOn: string })[]; open: ({ id: string; kind: string; on: string; site: string | null; due: (string) | (null); overdue: boolean })[]; entries: ({ id: string; kind: string; on: string; site: string | null; item: string | null; quantity: (number) | (null); about: (string) | (null); statement: Record<string, string> })[]; reopened: ({ entry: string; about: "leg" | "test" | "screening"; finding: string; before: string | null; after: string | null; settled: ({ reason: string; at: string }) | (null) })[] } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/awards/{proposal}/entries": {
    /** Enter something: deployed, returned, location, utilisation, incident, report, material change */
    post: {
      parameters: { path: { workspace: string; proposal: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { kind: string; on: string; site?: string; item?: string; quantity?: number; about?: string; statement?: Record<string, string> } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; kind: string; on: string; site: string | null; item: string | null; quantity: (number) | (null); about: (string) | (null); statement: Record<string, string> } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/awards/{proposal}/buyers/{buyer}": {
    /** Let a buyer's workspace read what is said of its own sites */
    put: {
      parameters: { path: { workspace: string; proposal: string; buyer: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { sites: (string)[] } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { buyer: string; sites: (string)[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/awards/{proposal}/changes": {
    /** Report a material change by the version that has it: exactly the findings whose answers it changes are re-opened */
    post: {
      parameters: { path: { workspace: string; proposal: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { what: string; on: string; version: number } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { entry: string; receipt: string; state: string; reopened: ({ entry: string; about: "leg" | "test" | "screening"; finding: string; before: string | null; after: string | null; settled: ({ reason: string; at: string }) | (null) })[]; rules: (string)[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/awards/{proposal}/settlements": {
    /** Settle a finding that was re-opened; the designation can be upheld when all are */
    post: {
      parameters: { path: { workspace: string; proposal: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { entry: string; about: "leg" | "test" | "screening"; finding: string; reason: string } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { entry: string; about: "leg" | "test" | "screening"; finding: string; before: string | null; after: string | null; settled: ({ reason: string; at: string }) | (null) } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/monitors": {
    /** Watch a package: be told when the law, a list, a day or a new version really changes its answer */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { package: string; assume?: "ordinary" } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; package: string; assume?: "ordinary"; lookedAt?: string; rests: number } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** What is watched */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; after?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; package: string; assume?: "ordinary"; lookedAt?: string; rests: number })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/monitors/look": {
    /** Look now */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      responses: {
        202: { headers: Record<string, string>; content: { "application/json": { job: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/notices": {
    /** What really changed, newest first */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; before?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; package: string; at: string; causes: (string)[]; changes: ({ about: "leg" | "test" | "screening"; finding: string; before: string | null; after: string | null })[] })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/channels": {
    /** Also tell notices by mail, or to a webhook */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": ({ kind: "email"; address: string }) | ({ kind: "webhook"; address: string }) } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; kind: "email" | "webhook"; address: string; secret: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Where notices are told */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ id: string; kind: "email" | "webhook"; address: string })[] } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/channels/{channel}": {
    /** Tell nothing there any more */
    delete: {
      parameters: { path: { workspace: string; channel: string }; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/feeds": {
    /** A feed for programs that cannot sign in: whoever knows its address reads it */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { id: string; notices: string; days: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/feeds/{feed}": {
    /** End a feed */
    delete: {
      parameters: { path: { workspace: string; feed: string }; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/feeds/{secret}/notices": {
    /** What changed, as Atom */
    get: {
      parameters: { path: { secret: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/atom+xml": string } };
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/feeds/{secret}/days": {
    /** Days that change an answer, as a calendar */
    get: {
      parameters: { path: { secret: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "text/calendar": string } };
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/catalogue/{proposal}": {
    /** Show a designated package to buyers; it is determined anew for that */
    put: {
      parameters: { path: { workspace: string; proposal: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { priceDollars?: number; powerMegawatts?: number; deliveryDays?: number; provides?: Record<string, number>; keeps?: Record<string, boolean>; contact?: string; countries: (string)[]; sectors: (string)[]; conditions: (string)[]; until?: string; shownTo?: "anybody" | "buyers" } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { priceDollars?: number; powerMegawatts?: number; deliveryDays?: number; provides: Record<string, number>; keeps: Record<string, boolean>; contact?: string; countries: (string)[]; sectors: (string)[]; conditions: (string)[]; until?: string; shownTo: "anybody" | "buyers"; proposal: string; title: string; designated: string; notes: { on: string; corpus: string; outcomes: ({ country: string | null; outcome: string; legs: number })[]; parties: ({ about: string; test: string; status: string; question?: string })[]; asked: (string)[] } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/catalogue": {
    /** The catalogue: to buyers all of it, to a consortium its own */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ priceDollars?: number; powerMegawatts?: number; deliveryDays?: number; provides: Record<string, number>; keeps: Record<string, boolean>; contact?: string; countries: (string)[]; sectors: (string)[]; conditions: (string)[]; until?: string; shownTo: "anybody" | "buyers"; proposal: string; title: string; designated: string; notes: { on: string; corpus: string; outcomes: ({ country: string | null; outcome: string; legs: number })[]; parties: ({ about: string; test: string; status: string; question?: string })[]; asked: (string)[] } })[] } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/catalogue/matches": {
    /** Which packages are open to a need; what nobody stated is open, never a yes and never a no */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { "idempotency-key"?: string }; cookie?: never };
      requestBody: { content: { "application/json": { title: string; country: string; by?: string; budgetDollars?: number; powerMegawatts?: number; workload?: Record<string, number>; sovereignty?: (string)[] } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ status: "met" | "open" | "not-met"; entry: { priceDollars?: number; powerMegawatts?: number; deliveryDays?: number; provides: Record<string, number>; keeps: Record<string, boolean>; contact?: string; countries: (string)[]; sectors: (string)[]; conditions: (string)[]; until?: string; shownTo: "anybody" | "buyers"; proposal: string; title: string; designated: string; notes: { on: string; corpus: string; outcomes: ({ country: string | null; outcome: string; legs: number })[]; parties: ({ about: string; test: string; status: string; question?: string })[]; asked: (string)[] } }; criteria: ({ about: string; status: "met" | "open" | "not-met"; wanted: string; found: string })[] })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/item-gates": {
    /** Items that are shown to some nationalities alone */
    get: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ item: string; releasedTo: (string)[] })[] } } };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/item-gates/{item}": {
    /** Show an item only to members all of whose nationalities are named */
    put: {
      parameters: { path: { workspace: string; item: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { releasedTo: (string)[] } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { item: string; releasedTo: (string)[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Show an item to every member again */
    delete: {
      parameters: { path: { workspace: string; item: string }; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/offers": {
    /** Offer an item of a package to buyers; other members see nothing of it */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { priceDollars: number; deliveryDays: number; powerMegawatts?: number; provides?: Record<string, number>; keeps?: Record<string, boolean>; countries?: (string)[]; until?: string; package: string; version?: number; item: string } } };
      responses: {
        201: { headers: Record<string, string>; content: { "application/json": { priceDollars: number; deliveryDays: number; powerMegawatts?: number; provides: Record<string, number>; keeps: Record<string, boolean>; countries?: (string)[]; until?: string; id: string; package: string; version: number; item: string; name: string; layer: string; member: string; since: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        409: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
    /** Offers: of a member its own, of buyers all that stand */
    get: {
      parameters: { path: { workspace: string }; query?: { limit?: number; after?: string }; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ priceDollars: number; deliveryDays: number; powerMegawatts?: number; provides: Record<string, number>; keeps: Record<string, boolean>; countries?: (string)[]; until?: string; id: string; package: string; version: number; item: string; name: string; layer: string; member: string; since: string })[]; next?: string } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/offers/{offer}": {
    /** Withdraw an offer */
    delete: {
      parameters: { path: { workspace: string; offer: string }; query?: never; header?: never; cookie?: never };
      responses: {
        204: { headers: Record<string, string>; content?: never };
        401: Refused;
        403: Refused;
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/compositions": {
    /** From the offers of members, stacks of all five layers for which no bar is found on the stated facts */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { title: string; country: string; by?: string; budgetDollars?: number; powerMegawatts?: number; workload?: Record<string, number>; sovereignty?: (string)[]; parts?: (string)[]; site: Record<string, unknown>; parties?: ({ id: string; [other: string]: unknown })[] } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { means: string; compositions: ({ costDollars: number; deliveryDays: number; licences: number; open: number; dependenceDollars: number; offers: ({ offer: string; name: string; member: string; layer: string; priceDollars: number; deliveryDays: number; licences: number; open: number; questions: (string)[] })[]; parties: ({ name: string; tests: ({ name: string; status: string; question: string | null })[]; asked: (string)[] })[]; questions: (string)[] })[]; left: ({ offer: string; name: string; why: string })[]; inTheWay: (string)[]; bounded: boolean } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/catalogue": {
    /** What is designated, with the entries that are shown to anybody */
    get: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ proposal: string; title: string; since: string; conditions: string; entry?: { priceDollars?: number; powerMegawatts?: number; deliveryDays?: number; provides: Record<string, number>; keeps: Record<string, boolean>; contact?: string; countries: (string)[]; sectors: (string)[]; conditions: (string)[]; until?: string; shownTo: "anybody" | "buyers"; proposal: string; title: string; designated: string; notes: { on: string; corpus: string; outcomes: ({ country: string | null; outcome: string; legs: number })[]; parties: ({ about: string; test: string; status: string; question?: string })[]; asked: (string)[] } } })[] } } };
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/catalogue/{proposal}": {
    /** One designated package, as anybody may read of it */
    get: {
      parameters: { path: { proposal: string }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { proposal: string; title: string; since: string; conditions: string; entry?: { priceDollars?: number; powerMegawatts?: number; deliveryDays?: number; provides: Record<string, number>; keeps: Record<string, boolean>; contact?: string; countries: (string)[]; sectors: (string)[]; conditions: (string)[]; until?: string; shownTo: "anybody" | "buyers"; proposal: string; title: string; designated: string; notes: { on: string; corpus: string; outcomes: ({ country: string | null; outcome: string; legs: number })[]; parties: ({ about: string; test: string; status: string; question?: string })[]; asked: (string)[] } } } } };
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/catalogue/{proposal}/sheet/{language}": {
    /** The same on one page to take along */
    get: {
      parameters: { path: { proposal: string; language: "en" | "es" | "fr" | "pt" | "ar" }; query?: never; header?: never; cookie?: never };
      responses: {
        200: { headers: Record<string, string>; content: { "application/pdf": string } };
        404: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/catalogue/matches": {
    /** Which packages that are shown to anybody are open to a need */
    post: {
      parameters: { path?: never; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { title: string; country: string; by?: string; budgetDollars?: number; powerMegawatts?: number; workload?: Record<string, number>; sovereignty?: (string)[] } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { items: ({ status: "met" | "open" | "not-met"; entry: { priceDollars?: number; powerMegawatts?: number; deliveryDays?: number; provides: Record<string, number>; keeps: Record<string, boolean>; contact?: string; countries: (string)[]; sectors: (string)[]; conditions: (string)[]; until?: string; shownTo: "anybody" | "buyers"; proposal: string; title: string; designated: string; notes: { on: string; corpus: string; outcomes: ({ country: string | null; outcome: string; legs: number })[]; parties: ({ about: string; test: string; status: string; question?: string })[]; asked: (string)[] } }; criteria: ({ about: string; status: "met" | "open" | "not-met"; wanted: string; found: string })[] })[] } } };
        400: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/ask/check": {
    /** Determine a package. What each item of an AI export package needs at each site under U.S. law on a day, which tests it meets, what is open, and which days ahead change the answer. Absence of a fact is never a no. Not legal advice. */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { package?: string; path?: string; on?: string; knownOn?: string; assume?: "ordinary"; screen?: boolean } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { on: string; knownOn: string | null; corpus: string; title: string; verifiedThrough: string; legs: ({ id: string; item: string; site: string; country: string | null; differs: boolean; enforced: { outcome: string; eccn: string | null; reviewPolicy: string | null; grounds: ({ cite: string; rule: string; version: string; grade: string; uri: string; ground: string; stands: boolean | null })[]; exceptions: (string)[]; authorisations: (string)[]; needs: (string)[]; restsOn: (string)[]; grade: string }; codified?: { outcome: string; eccn: string | null; reviewPolicy: string | null; grounds: ({ cite: string; rule: string; version: string; grade: string; uri: string; ground: string; stands: boolean | null })[]; exceptions: (string)[]; authorisations: (string)[]; needs: (string)[]; restsOn: (string)[]; grade: string } })[]; tests: ({ id: string; name: string; status: "met" | "not-met" | "open" | "for-judgement"; severity: string; question?: string; authority: { cite: string; rule: string; version: string; grade: string; uri: string }; judged?: string })[]; questions: ({ fact: string; class: string; question: string; who?: string; unit?: string; cite?: string; legs: number })[]; datesAhead: ({ on: string; causes: (string)[]; changes: ({ leg: string; view: string; before: string; after: string })[] })[]; screening?: { compared: number; lists: (string)[]; notices: (string)[]; findings: ({ subject: string; name: string; entry: string; score: number; state: string })[]; near: ({ subject: string; entry: string; score: number })[] } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/ask/explain": {
    /** Explain a finding. Why one finding of a package comes out as it does: the rules at work with their wordings, the facts and where each came from, what is open, and what the answer rests on. */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { package?: string; path?: string; on?: string; knownOn?: string; assume?: "ordinary"; finding?: string; view?: "both" | "enforced" | "codified"; detail?: "plain" | "proof" } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { proofs: ({ finding: string; title: string; on: string; knownOn: string | null; corpus: string; verifiedThrough: string; views: ({ view: string; outcome: string; grade: string; steps: ({ id: string; role: string; title: string; rule: string; cite: string; grade: string; truth: string; note?: string; uri: string })[]; facts: ({ name: string; value: unknown; origin: string; question: string; rule?: string })[]; needs: ({ fact: string; class: string; question: string; who?: string; unit?: string; cite?: string })[]; restsOn: (string)[]; notMet: (string)[] })[] })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/ask/ask": {
    /** What to ask next. The questions a package leaves open, the one that settles most for its effort first: those that decide, those of diligence, and those that are for an agency or a named person to answer. */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { package?: string; path?: string; on?: string; knownOn?: string; assume?: "ordinary"; limit?: number } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { title: string; on: string; corpus: string; counts: { determining: number; diligence: number; forOthers: number; open: number; shortest: number }; determining: ({ fact: string; about: string; class: string; question: string; type: string; values?: (string)[]; unit?: string; who?: string; reason: string; place?: string; findings: number; effortDays: number; proven: boolean })[]; diligence: ({ fact: string; about: string; class: string; question: string; type: string; values?: (string)[]; unit?: string; who?: string; reason: string; place?: string; findings: number; effortDays: number; proven: boolean })[]; forOthers: ({ fact: string; about: string; class: string; question: string; type: string; values?: (string)[]; unit?: string; who?: string; reason: string; place?: string; findings: number; effortDays: number; proven: boolean })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/ask/paths": {
    /** What would change the answer. The smallest changes of substance under which a finding turns favourable, who can make them and the paragraph that makes each matter; what would lose a yes; days and bills that turn it. Never a way around the law. */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { package?: string; path?: string; on?: string; knownOn?: string; assume?: "ordinary"; finding?: string; change?: (string)[]; reforms?: boolean } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { refused?: { fact: string; question: string }; on: string; paths: ({ leg: string; item: string; view: string; outcome: string; isFavourable: boolean; ways: ({ changes: ({ fact: string; about: string; change: string; control: string; to: (string)[] })[]; outcome: string; byApplicant: boolean; days?: number; because: ({ cite: string; rule: string; version: string; grade: string; uri: string })[]; otherView?: { view: string; outcome: string }; judgements?: ({ maker: string; question: string; who: string; cite: string })[]; review?: { policy: string; authorities: ({ cite: string; rule: string; version: string; grade: string; uri: string })[]; isRefusalExpected: boolean } })[]; losses: ({ fact: string; to: string; outcome: string })[]; dates: ({ on: string; outcome: string; causes: (string)[] })[]; reforms: ({ id: string; title: string; status: string; outcome: string })[]; bounded: boolean })[]; tests: ({ name: string; ways: (({ fact: string; change: string; control: string })[])[] })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/ask/screen": {
    /** Screen a name. Compares a name with the screening lists held here: each match with its score and what that rests on, and in any case what was compared. That nothing was found clears nobody. */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { name: string; alias?: (string)[]; kind?: "person" | "organisation" | "vessel" | "aircraft"; born?: string; country?: (string)[]; list?: (string)[]; on?: string; threshold?: number; limit?: number } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { found: number; matches: ({ list: string; id: string; name: string; score: number; programmes: (string)[]; why: (string)[] })[]; compared: { entries: number; names: number; notices: (string)[]; lists: ({ list: string; version: string; day: string; entries: number; stale: boolean })[] } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/ask/compare": {
    /** Compare two laws. What two laws say of one package: any two of day, view (as applied, as printed), what was known, and reforms; each finding that changes with the provisions that make it so. */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { package?: string; path?: string; assume?: "ordinary"; a: string; b: string } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { title: string; a: { label: string; [other: string]: unknown }; b: { label: string; [other: string]: unknown }; legs: number; changes: ({ finding: string; item?: string; country?: string | null; changes: ({ aspect: string; before: (string) | ((string)[]); after: (string) | ((string)[]) })[]; responsible: ({ cite: string; rule?: string; how: string })[] })[]; only: ({ finding: string; in: "a" | "b" })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/ask/law": {
    /** Look up the law. A provision of the law held here as it reads on a day, with its posture, doubts and history; or the provisions in which some words stand. */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { provision?: string; search?: string; on?: string; limit?: number } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { on: string; corpus: string; found: number; provisions: ({ id: string; uri: string; title: string; cite: string; inForce: boolean; effective: string; until: string | null; published: string; source: string; grade: string; postures: ({ rule: string; state: string; by: string })[] })[] } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/ask/decide": {
    /** Decide one delivery. The licence outcome for one delivery from facts given by name, without a package file. What nobody states is unknown, and comes back as a question where it matters. */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: never; cookie?: never };
      requestBody: { content: { "application/json": { facts: Record<string, (boolean) | (number) | (string) | (null) | ({ min?: number; max?: number; minExclusive?: boolean; maxExclusive?: boolean })>; on?: string; knownOn?: string; view?: "enforced" | "codified"; assume?: "ordinary" } } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": { on: string; knownOn: string | null; corpus: string; outcome: string; licenceRequired: boolean | null; eccn: string | null; reviewPolicy: string | null; grounds: ({ cite: string; rule: string; version: string; grade: string; uri: string; ground: string; stands: boolean | null })[]; exceptions: { available: (string)[]; barred: (string)[]; open: (string)[] }; authorisations: (string)[]; needs: ({ fact: string; class: string; question: string; who?: string; unit?: string; cite?: string })[]; possibleOutcomes: (string)[]; restsOn: (string)[]; grade: string; view: string; codified?: { outcome: string; licenceRequired: boolean | null; reviewPolicy: string | null } } } };
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
  "/api/workspaces/{workspace}/mcp": {
    /** The Model Context Protocol: a message, or several */
    post: {
      parameters: { path: { workspace: string }; query?: never; header?: { accept?: string; "mcp-protocol-version"?: string }; cookie?: never };
      requestBody: { content: { "application/json": ({ jsonrpc: "2.0"; [other: string]: unknown }) | (({ jsonrpc: "2.0"; [other: string]: unknown })[]) } };
      responses: {
        200: { headers: Record<string, string>; content: { "application/json": unknown } };
        202: Refused;
        400: Refused;
        401: Refused;
        403: Refused;
        404: Refused;
        406: Refused;
        413: Refused;
        415: Refused;
        422: Refused;
        429: Refused;
        500: Refused;
        503: Refused;
      };
    };
  };
}
export interface components {
  schemas: {
    Problem: { type: string; title: string; status: number; detail?: string; request?: string; faults?: ({ at: string; message: string; hint?: string })[] };
  };
}
interface Refused { headers: Record<string, string>; content: { "application/problem+json": components['schemas']['Problem'] } }
