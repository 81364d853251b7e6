import { createRequire as __WEBPACK_EXTERNAL_createRequire } from "module";
/******/ var __webpack_modules__ = ({

/***/ 698:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:async_hooks");

/***/ }),

/***/ 421:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:child_process");

/***/ }),

/***/ 598:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:crypto");

/***/ }),

/***/ 24:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs");

/***/ }),

/***/ 455:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:fs/promises");

/***/ }),

/***/ 67:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:http");

/***/ }),

/***/ 327:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:https");

/***/ }),

/***/ 161:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:os");

/***/ }),

/***/ 760:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:path");

/***/ }),

/***/ 708:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:process");

/***/ }),

/***/ 75:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:stream");

/***/ }),

/***/ 356:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:util");

/***/ }),

/***/ 522:
/***/ ((module) => {

module.exports = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:zlib");

/***/ })

/******/ });
/************************************************************************/
/******/ // The module cache
/******/ var __webpack_module_cache__ = {};
/******/ 
/******/ // The require function
/******/ function __nccwpck_require__(moduleId) {
/******/ 	// Check if module is in cache
/******/ 	var cachedModule = __webpack_module_cache__[moduleId];
/******/ 	if (cachedModule !== undefined) {
/******/ 		return cachedModule.exports;
/******/ 	}
/******/ 	// Create a new module (and put it into the cache)
/******/ 	var module = __webpack_module_cache__[moduleId] = {
/******/ 		// no module.id needed
/******/ 		// no module.loaded needed
/******/ 		exports: {}
/******/ 	};
/******/ 
/******/ 	// Execute the module function
/******/ 	var threw = true;
/******/ 	try {
/******/ 		__webpack_modules__[moduleId](module, module.exports, __nccwpck_require__);
/******/ 		threw = false;
/******/ 	} finally {
/******/ 		if(threw) delete __webpack_module_cache__[moduleId];
/******/ 	}
/******/ 
/******/ 	// Return the exports of the module
/******/ 	return module.exports;
/******/ }
/******/ 
/******/ // expose the modules object (__webpack_modules__)
/******/ __nccwpck_require__.m = __webpack_modules__;
/******/ 
/************************************************************************/
/******/ /* webpack/runtime/asset-relocator-loader */
/******/ if (typeof __nccwpck_require__ !== 'undefined') __nccwpck_require__.ab = decodeURIComponent(new URL('.', import.meta.url).pathname).slice(import.meta.url.match(/^file:\/\/\/\w:/) ? 1 : 0, -1) + "/";
/******/ 
/******/ /* webpack/runtime/create fake namespace object */
/******/ (() => {
/******/ 	var getProto = Object.getPrototypeOf ? (obj) => (Object.getPrototypeOf(obj)) : (obj) => (obj.__proto__);
/******/ 	var leafPrototypes;
/******/ 	// create a fake namespace object
/******/ 	// mode & 1: value is a module id, require it
/******/ 	// mode & 2: merge all properties of value into the ns
/******/ 	// mode & 4: return value when already ns object
/******/ 	// mode & 16: return value when it's Promise-like
/******/ 	// mode & 8|1: behave like require
/******/ 	__nccwpck_require__.t = function(value, mode) {
/******/ 		if(mode & 1) value = this(value);
/******/ 		if(mode & 8) return value;
/******/ 		if(typeof value === 'object' && value) {
/******/ 			if((mode & 4) && value.__esModule) return value;
/******/ 			if((mode & 16) && typeof value.then === 'function') return value;
/******/ 		}
/******/ 		var ns = Object.create(null);
/******/ 		__nccwpck_require__.r(ns);
/******/ 		var def = {};
/******/ 		leafPrototypes = leafPrototypes || [null, getProto({}), getProto([]), getProto(getProto)];
/******/ 		for(var current = mode & 2 && value; typeof current == 'object' && !~leafPrototypes.indexOf(current); current = getProto(current)) {
/******/ 			Object.getOwnPropertyNames(current).forEach((key) => (def[key] = () => (value[key])));
/******/ 		}
/******/ 		def['default'] = () => (value);
/******/ 		__nccwpck_require__.d(ns, def);
/******/ 		return ns;
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/define property getters */
/******/ (() => {
/******/ 	// define getter functions for harmony exports
/******/ 	__nccwpck_require__.d = (exports, definition) => {
/******/ 		for(var key in definition) {
/******/ 			if(__nccwpck_require__.o(definition, key) && !__nccwpck_require__.o(exports, key)) {
/******/ 				Object.defineProperty(exports, key, { enumerable: true, get: definition[key] });
/******/ 			}
/******/ 		}
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/ensure chunk */
/******/ (() => {
/******/ 	__nccwpck_require__.f = {};
/******/ 	// This file contains only the entry chunk.
/******/ 	// The chunk loading function for additional chunks
/******/ 	__nccwpck_require__.e = (chunkId) => {
/******/ 		return Promise.all(Object.keys(__nccwpck_require__.f).reduce((promises, key) => {
/******/ 			__nccwpck_require__.f[key](chunkId, promises);
/******/ 			return promises;
/******/ 		}, []));
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/get javascript chunk filename */
/******/ (() => {
/******/ 	// This function allow to reference async chunks
/******/ 	__nccwpck_require__.u = (chunkId) => {
/******/ 		// return url for filenames based on template
/******/ 		return "" + chunkId + ".index.js";
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/hasOwnProperty shorthand */
/******/ (() => {
/******/ 	__nccwpck_require__.o = (obj, prop) => (Object.prototype.hasOwnProperty.call(obj, prop))
/******/ })();
/******/ 
/******/ /* webpack/runtime/make namespace object */
/******/ (() => {
/******/ 	// define __esModule on exports
/******/ 	__nccwpck_require__.r = (exports) => {
/******/ 		if(typeof Symbol !== 'undefined' && Symbol.toStringTag) {
/******/ 			Object.defineProperty(exports, Symbol.toStringTag, { value: 'Module' });
/******/ 		}
/******/ 		Object.defineProperty(exports, '__esModule', { value: true });
/******/ 	};
/******/ })();
/******/ 
/******/ /* webpack/runtime/import chunk loading */
/******/ (() => {
/******/ 	// no baseURI
/******/ 	
/******/ 	// object to store loaded and loading chunks
/******/ 	// undefined = chunk not loaded, null = chunk preloaded/prefetched
/******/ 	// [resolve, Promise] = chunk loading, 0 = chunk loaded
/******/ 	var installedChunks = {
/******/ 		792: 0
/******/ 	};
/******/ 	
/******/ 	var installChunk = (data) => {
/******/ 		var {ids, modules, runtime} = data;
/******/ 		// add "modules" to the modules object,
/******/ 		// then flag all "ids" as loaded and fire callback
/******/ 		var moduleId, chunkId, i = 0;
/******/ 		for(moduleId in modules) {
/******/ 			if(__nccwpck_require__.o(modules, moduleId)) {
/******/ 				__nccwpck_require__.m[moduleId] = modules[moduleId];
/******/ 			}
/******/ 		}
/******/ 		if(runtime) runtime(__nccwpck_require__);
/******/ 		for(;i < ids.length; i++) {
/******/ 			chunkId = ids[i];
/******/ 			if(__nccwpck_require__.o(installedChunks, chunkId) && installedChunks[chunkId]) {
/******/ 				installedChunks[chunkId][0]();
/******/ 			}
/******/ 			installedChunks[ids[i]] = 0;
/******/ 		}
/******/ 	
/******/ 	}
/******/ 	
/******/ 	__nccwpck_require__.f.j = (chunkId, promises) => {
/******/ 			// import() chunk loading for javascript
/******/ 			var installedChunkData = __nccwpck_require__.o(installedChunks, chunkId) ? installedChunks[chunkId] : undefined;
/******/ 			if(installedChunkData !== 0) { // 0 means "already installed".
/******/ 	
/******/ 				// a Promise means "currently loading".
/******/ 				if(installedChunkData) {
/******/ 					promises.push(installedChunkData[1]);
/******/ 				} else {
/******/ 					if(true) { // all chunks have JS
/******/ 						// setup Promise in chunk cache
/******/ 						var promise = import("./" + __nccwpck_require__.u(chunkId)).then(installChunk, (e) => {
/******/ 							if(installedChunks[chunkId] !== 0) installedChunks[chunkId] = undefined;
/******/ 							throw e;
/******/ 						});
/******/ 						var promise = Promise.race([promise, new Promise((resolve) => (installedChunkData = installedChunks[chunkId] = [resolve]))])
/******/ 						promises.push(installedChunkData[1] = promise);
/******/ 					}
/******/ 				}
/******/ 			}
/******/ 	};
/******/ 	
/******/ 	// no prefetching
/******/ 	
/******/ 	// no preloaded
/******/ 	
/******/ 	// no external install chunk
/******/ 	
/******/ 	// no on chunks loaded
/******/ })();
/******/ 
/************************************************************************/
var __webpack_exports__ = {};

// EXTERNAL MODULE: external "node:child_process"
var external_node_child_process_ = __nccwpck_require__(421);
// EXTERNAL MODULE: external "node:crypto"
var external_node_crypto_ = __nccwpck_require__(598);
// EXTERNAL MODULE: external "node:fs"
var external_node_fs_ = __nccwpck_require__(24);
// EXTERNAL MODULE: external "node:os"
var external_node_os_ = __nccwpck_require__(161);
;// CONCATENATED MODULE: external "fs"
const external_fs_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("fs");
;// CONCATENATED MODULE: external "os"
const external_os_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("os");
// EXTERNAL MODULE: external "node:path"
var external_node_path_ = __nccwpck_require__(760);
;// CONCATENATED MODULE: external "crypto"
const external_crypto_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("crypto");
;// CONCATENATED MODULE: external "path"
const external_path_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("path");
;// CONCATENATED MODULE: external "node:events"
const external_node_events_namespaceObject = __WEBPACK_EXTERNAL_createRequire(import.meta.url)("node:events");
;// CONCATENATED MODULE: ./build/bundle/main.js













/**
 * A failure that is explained: what went wrong in plain words and what to do.
 * Whatever else is thrown is a defect of ours or of AWS, and is shown as such.
 */
class Failure extends Error {
    code;
    remedy;
    /** Further lines below the cause: which instances, which log. */
    details;
    /** Nothing more may or can be sent by this process: nothing is undone, the record says where the release stands. */
    stops;
    /**
     * @param code a stable word for tables and tests: `green-unhealthy`, `access-denied`
     * @param message what happened, where
     * @param remedy what the reader can do about it
     */
    constructor(code, message, remedy = "", options = {}) {
        super(message, options);
        this.name = "Failure";
        this.code = code;
        this.remedy = remedy;
        this.details = options.details ?? [];
        this.stops = options.stops ?? false;
    }
}
/** True for what ends a run where it stands: a cancellation, a lost lease, expired credentials. */
const stopsRun = (error) => error instanceof Failure && error.stops;
/** AWS could not be reached, or its answer was lost: nothing was refused, and looking again is what there is to do. */
const wasAway = (error) => error instanceof Failure && (error.code === "lost-answer" || error.code === "unreachable");
/** The text of whatever was thrown. */
const messageOf = (error) => (error instanceof Error ? error.message : String(error));

const PATIENCE_MS$1 = 10_000;
const REPOSITORY = /^[\w.-]+\/[\w.-]+$/;
/** What `later` is to `earlier`, as `status` says it → whether `earlier` is an ancestor. */
const ANCESTRY = new Map([
    ["ahead", true],
    ["behind", false],
    ["diverged", false],
    ["identical", false],
]);
/**
 * Whether one commit is an ancestor of another, as GitHub tells (docs.github.com, REST API endpoints for commits, "Compare
 * two commits": `GET /repos/{owner}/{repo}/compare/{base}...{head}`). Asked once; whatever goes wrong is "cannot tell":
 * undefined, and a line in the debug log.
 * By fetch, which Node.js has: the toolkit's client is not in the bundle, and nothing of it is wanted for one request.
 */
async function compared(asking, earlier, later) {
    try {
        const told = await statusOf(asking, earlier, later);
        const known = ANCESTRY.get(told);
        if (known === undefined)
            throw new Error(`it answered ${JSON.stringify(told)}`);
        return known;
    }
    catch (error) {
        const text = `GitHub could not tell whether ${earlier} comes before ${later}: ${messageOf(error)}`;
        asking.emit({ kind: "noted", text });
        return undefined;
    }
}
async function statusOf({ apiUrl, repository, token, signal, patience = PATIENCE_MS$1 }, earlier, later) {
    if (!REPOSITORY.test(repository))
        throw new Error("the repository is not known");
    const limit = AbortSignal.timeout(patience);
    // One commit a page: the answer lists them, and we do not want them.
    const response = await fetch(`${apiUrl}/repos/${repository}/compare/${earlier}...${later}?per_page=1`, {
        headers: {
            accept: "application/vnd.github+json",
            authorization: `Bearer ${token}`,
            "user-agent": "bluegreen-action",
            "x-github-api-version": "2022-11-28",
        },
        // The token is for this address and no other.
        redirect: "error",
        signal: signal ? AbortSignal.any([signal, limit]) : limit,
    });
    if (!response.ok) {
        await response.body?.cancel();
        throw new Error(`it answered ${response.status}`);
    }
    return (await response.json())?.status;
}

/** Git's object names: SHA-1 or SHA-256. Whatever else a record holds is given neither to git nor to GitHub. */
const COMMIT$1 = /^(?:[0-9a-f]{40}|[0-9a-f]{64})$/;
const PATIENCE_MS = 10_000;
const nobody = () => Promise.resolve(undefined);
/**
 * The checkout of this job tells, otherwise GitHub, where there is a token to ask it with.
 * @param env the runner's
 */
const tellsAncestry = (env, asking) => (earlier, later) => {
    const { token } = asking;
    const apiUrl = env["GITHUB_API_URL"] || "https://api.github.com";
    const github = (a, b) => token ? compared({ ...asking, apiUrl, token }, a, b) : nobody();
    return isAncestor(env["GITHUB_WORKSPACE"] || ".", earlier, later, github);
};
/**
 * Whether one commit is an ancestor of another: as the checkout tells, otherwise as `elsewhere` does; undefined when
 * neither can.
 * @param checkout the runner's GITHUB_WORKSPACE
 */
async function isAncestor(checkout, earlier, later, elsewhere = nobody) {
    if (!COMMIT$1.test(earlier) || !COMMIT$1.test(later))
        return undefined;
    if (earlier === later)
        return false;
    return (await inCheckout(checkout, earlier, later)) ?? elsewhere(earlier, later);
}
/** Undefined where there is no checkout, or it does not go back that far (a shallow clone), or git is missing. Nothing is fetched. */
async function inCheckout(checkout, earlier, later) {
    const { code } = await git(checkout, "merge-base", "--is-ancestor", earlier, later);
    if (code === 0)
        return true;
    if (code !== 1)
        return undefined;
    // Where history was cut, what is not found may lie behind the cut.
    const { text } = await git(checkout, "rev-parse", "--is-shallow-repository");
    return text === "false" ? false : undefined;
}
function git(cwd, ...args) {
    const env = { ...process.env, GIT_NO_LAZY_FETCH: "1", GIT_TERMINAL_PROMPT: "0" };
    return new Promise((resolve) => {
        (0,external_node_child_process_.execFile)("git", args, { cwd, timeout: PATIENCE_MS, env }, (error, stdout) => resolve({ code: error === null ? 0 : error.code, text: stdout.trim() }));
    });
}

class Context {
    /**
     * Hydrate the context from the environment
     */
    constructor() {
        var _a, _b, _c;
        this.payload = {};
        if (process.env.GITHUB_EVENT_PATH) {
            if ((0,external_fs_namespaceObject.existsSync)(process.env.GITHUB_EVENT_PATH)) {
                this.payload = JSON.parse((0,external_fs_namespaceObject.readFileSync)(process.env.GITHUB_EVENT_PATH, { encoding: 'utf8' }));
            }
            else {
                const path = process.env.GITHUB_EVENT_PATH;
                process.stdout.write(`GITHUB_EVENT_PATH ${path} does not exist${external_os_namespaceObject.EOL}`);
            }
        }
        this.eventName = process.env.GITHUB_EVENT_NAME;
        this.sha = process.env.GITHUB_SHA;
        this.ref = process.env.GITHUB_REF;
        this.workflow = process.env.GITHUB_WORKFLOW;
        this.action = process.env.GITHUB_ACTION;
        this.actor = process.env.GITHUB_ACTOR;
        this.job = process.env.GITHUB_JOB;
        this.runAttempt = parseInt(process.env.GITHUB_RUN_ATTEMPT, 10);
        this.runNumber = parseInt(process.env.GITHUB_RUN_NUMBER, 10);
        this.runId = parseInt(process.env.GITHUB_RUN_ID, 10);
        this.apiUrl = (_a = process.env.GITHUB_API_URL) !== null && _a !== void 0 ? _a : `https://api.github.com`;
        this.serverUrl = (_b = process.env.GITHUB_SERVER_URL) !== null && _b !== void 0 ? _b : `https://github.com`;
        this.graphqlUrl =
            (_c = process.env.GITHUB_GRAPHQL_URL) !== null && _c !== void 0 ? _c : `https://api.github.com/graphql`;
    }
    get issue() {
        const payload = this.payload;
        return Object.assign(Object.assign({}, this.repo), { number: (payload.issue || payload.pull_request || payload).number });
    }
    get repo() {
        if (process.env.GITHUB_REPOSITORY) {
            const [owner, repo] = process.env.GITHUB_REPOSITORY.split('/');
            return { owner, repo };
        }
        if (this.payload.repository) {
            return {
                owner: this.payload.repository.owner.login,
                repo: this.payload.repository.name
            };
        }
        throw new Error("context.repo requires a GITHUB_REPOSITORY environment variable like 'owner/repo'");
    }
}

const context = new Context();

/** The same job of the same run, in whichever attempt. */
const sameJob = (a, b) => a.repository === b.repository && a.runId === b.runId && a.job === b.job && a.jobIndex === b.jobIndex;
/** Reads it from the runner's environment; what is missing (a run by hand) is empty. */
function ownerFrom(env) {
    const repository = env["GITHUB_REPOSITORY"] ?? "";
    const runId = Number.isNaN(context.runId) ? "" : String(context.runId);
    const attempt = Number.isNaN(context.runAttempt) ? "1" : String(context.runAttempt);
    return {
        repository,
        runId,
        attempt,
        job: env["BLUEGREEN_JOB"] || (context.job ?? ""),
        jobIndex: env["BLUEGREEN_JOB_INDEX"] || "0",
        actor: context.actor ?? "",
        sha: context.sha ?? "",
        workflow: context.workflow ?? "",
        runNumber: Number.isNaN(context.runNumber) ? 0 : context.runNumber,
        process: { host: [(0,external_node_os_.hostname)(), ...kernelIds()].join(" "), pid: process.pid },
        runUrl: repository && runId ? `${context.serverUrl}/${repository}/actions/runs/${runId}` : "",
    };
}
/**
 * This start of the kernel and the process namespace (proc(5), pid_namespaces(7)). Where /proc does not tell, it is a
 * place like no other: then nobody takes a process for ended, and its lease decides.
 */
function kernelIds() {
    try {
        return [
            (0,external_node_fs_.readFileSync)("/proc/sys/kernel/random/boot_id", "utf8").trim(),
            (0,external_node_fs_.readlinkSync)("/proc/self/ns/pid"),
        ];
    }
    catch {
        return [(0,external_node_crypto_.randomUUID)()];
    }
}

const SECOND = 1000;
const MINUTE = 60 * SECOND;
const HOUR = 60 * MINUTE;
const UNITS = { s: SECOND, m: MINUTE, h: HOUR };
/** `90s`, `15m`, `2h` → milliseconds; undefined when the text is not of that form. */
function parseDuration(text) {
    const match = /^(\d{1,6})([smh])$/.exec(text.trim());
    return match ? Number(match[1]) * UNITS[match[2]] : undefined;
}
/** Milliseconds as people say them: `41 s`, `2 min 5 s`, `1 h 3 min`. */
function formatDuration(ms) {
    const seconds = Math.max(0, Math.round(ms / SECOND));
    if (seconds < 60)
        return `${seconds} s`;
    const minutes = Math.floor(seconds / 60);
    if (minutes < 60)
        return seconds % 60 ? `${minutes} min ${seconds % 60} s` : `${minutes} min`;
    return minutes % 60 ? `${Math.floor(minutes / 60)} h ${minutes % 60} min` : `${minutes / 60} h`;
}

const AMI_ID$1 = /^ami-(?:[0-9a-f]{8}|[0-9a-f]{17})$/;
// A version is a number; a label starts with neither a digit nor "aws" or "ssm" (Systems Manager, parameter labels).
const SSM = /^ssm:((?:\/[\w.-]+)+)(?::([1-9]\d*|(?!aws|ssm)[a-z_][\w.-]{0,99}))?$/i;
/** `ami-0123456789abcdef0`, or `ssm:/path`, `ssm:/path:3`, `ssm:/path:label`. */
const ami = (text) => {
    if (AMI_ID$1.test(text))
        return { kind: "ami", id: text };
    const [, path, selector] = SSM.exec(text) ?? [];
    return path ? { kind: "ssm", path, ...(selector ? { selector } : {}) } : undefined;
};
/** `previous`, `41`, or `ami-0123456789abcdef0`. */
const wayBack$1 = (text) => {
    if (text === "previous")
        return { kind: "previous" };
    if (AMI_ID$1.test(text))
        return { kind: "ami", id: text };
    return /^[1-9]\d{0,8}$/.test(text) ? { kind: "release", number: Number(text) } : undefined;
};
const S3 = /^s3:\/\/([a-z0-9][a-z0-9.-]{1,61}[a-z0-9])\/([^?]+)(?:\?(.+))?$/;
const GITHUB = /^github:([\w.-]+\/[\w.-]+)@([0-9a-f]{40})$/;
const ENDINGS = [
    [".zip", "zip"],
    [".tar", "tar"],
    [".tar.gz", "tgz"],
    [".tgz", "tgz"],
];
/** `last`, `github:owner/repo@sha`, or `s3://bucket/key`, where the key's ending or `bundleType` tells the type. */
const revision = (text) => {
    if (text === "last")
        return { kind: "last" };
    const [, repository, commit] = GITHUB.exec(text) ?? [];
    if (repository && commit)
        return { kind: "github", repository, commit };
    const [, bucket, key, query] = S3.exec(text) ?? [];
    return bucket && key ? s3Revision(bucket, key, query ?? "") : undefined;
};
function s3Revision(bucket, key, query) {
    const { versionId, bundleType: told, ...unknown } = Object.fromEntries(new URLSearchParams(query));
    const ending = ENDINGS.find(([text]) => key.toLowerCase().endsWith(text));
    const bundleType = told === undefined ? ending?.[1] : ENDINGS.find(([, type]) => type === told)?.[1];
    if (!bundleType || versionId === "" || Object.keys(unknown).length > 0)
        return undefined;
    return { kind: "s3", bucket, key, bundleType, ...(versionId ? { versionId } : {}) };
}
/** What stands in a header after `Bearer` (RFC 6750, b64token); what is shorter could not be hidden: it would be a word. */
const token = (text) => (/^[\w.~+/-]{8,}=*$/.test(text) ? text : undefined);
/** One of the given words, as it is written. */
const oneOf = (...words) => (text) => words.find((word) => word === text);
const FLAGS = new Map([
    ["true", true],
    ["True", true],
    ["TRUE", true],
    ["false", false],
    ["False", false],
    ["FALSE", false],
]);
/** `true` or `false`, spelled as YAML's core schema has it. */
const flag = (text) => FLAGS.get(text);
/** `90s`, `15m`, `2h`, more than nothing → milliseconds. */
const duration = (text) => parseDuration(text) || undefined;
/** A text that the whole of a pattern fits. */
const matching = (pattern) => (text) => pattern.test(text) ? text : undefined;

// Characters of AWS names and tags: CodeDeploy user guide, "CodeDeploy quotas"; EC2 user guide, "Tag your EC2 resources".
const CODEDEPLOY_NAME = /^[\w.+=,@-]{1,100}$/;
const TARGET = /^[\w.:/=+,@-]{1,220}$/;
const GROUP_NAME = /^\P{Cc}{1,255}$/u;
/** A text of a line. */
const ONE_LINE = /^[^\p{Cc}\p{Zl}\p{Zp}]{1,256}$/u;
const YES_OR_NO = "`true` or `false`";
/** The text of a name in CodeDeploy. */
const codedeployName = matching(CODEDEPLOY_NAME);
/** Inputs that several actions have. */
const rows = {
    application: {
        description: "The CodeDeploy application.",
        parse: codedeployName,
        accepted: "the name of a CodeDeploy application: up to 100 letters, digits and `. _ + = , @ -`",
        example: "shop",
        required: true,
        insteadOf: ["application-name", "codedeploy-application"],
    },
    "deployment-group": {
        description: "The CodeDeploy deployment group: a blue/green one for EC2, with a load balancer.",
        parse: codedeployName,
        accepted: "the name of a deployment group: up to 100 letters, digits and `. _ + = , @ -`",
        example: "production",
        required: true,
        insteadOf: ["deployment-group-name", "codedeploy-deployment-group", "codedeploy-group"],
    },
    "auto-scaling-group": {
        description: "Blue's Auto Scaling group.",
        parse: matching(GROUP_NAME),
        accepted: "the name of an Auto Scaling group",
        example: "shop-production",
        otherwise: "the deployment group's, or the one found by the tag key",
        insteadOf: ["asg", "asg-name", "auto-scaling-group-name", "autoscaling-group"],
    },
    target: {
        description: "The name under which this fleet's releases are kept in the release log. One name for one fleet.",
        parse: matching(TARGET),
        accepted: "a name of up to 220 letters, digits and `. _ : / = + , @ -`",
        example: "shop/production",
        otherwise: "`<application>/<deployment-group>`",
    },
    timeout: {
        description: "How long the deployment may take. When it is up, the deployment has failed and `on-timeout` follows.",
        parse: duration,
        accepted: "a whole number of seconds, minutes or hours, such as `90s`, `15m` or `2h`",
        example: "45m",
        otherwise: "the deployment group's own waits plus a margin",
        insteadOf: ["timeout-minutes", "wait-timeout", "max-wait"],
    },
    "on-failure": {
        description: "What follows a failure before green serves. `rollback`: everything is undone. `leave`: everything stays as it is and is listed.",
        parse: oneOf("rollback", "leave"),
        accepted: "`rollback` or `leave`",
        example: "leave",
        default: "rollback",
        insteadOf: ["on-fail", "rollback"],
    },
    "on-timeout": {
        description: "What follows when the time is up before green serves. `rollback`: everything is undone. `stop`: the CodeDeploy deployment is stopped and " +
            "the traffic brought back to blue; green stays for a look. `leave`: everything stays as it is. What stays is listed.",
        parse: oneOf("rollback", "stop", "leave"),
        accepted: "`rollback`, `stop` or `leave`",
        example: "stop",
        default: "rollback",
    },
    "on-cancel": {
        description: "What a cancelled or killed run leads to before green serves. `rollback`: everything is undone. `leave`: everything stays as it is and is " +
            "listed. `finish`: it is finished as far as the time after a cancellation goes. Once green serves, it is always finished.",
        parse: oneOf("rollback", "leave", "finish"),
        accepted: "`rollback`, `leave` or `finish`",
        example: "finish",
        default: "rollback",
    },
    concurrency: {
        description: "What to do while another run works on the same target. `wait`: it is waited for. `refuse`: this run fails. `supersede`: the other " +
            "run is stopped, and what it did is undone first.",
        parse: oneOf("wait", "refuse", "supersede"),
        accepted: "`wait`, `refuse` or `supersede`",
        example: "supersede",
        default: "wait",
    },
    mode: {
        description: "`deploy`, or `plan`: read, judge and show what would be done, and change nothing.",
        parse: oneOf("deploy", "plan"),
        accepted: "`deploy` or `plan`",
        example: "plan",
        default: "deploy",
        insteadOf: ["dry-run"],
    },
};
/** The outputs of what makes a release, each with its description in Markdown. */
const releaseOutputs = {
    outcome: "How it ended: `succeeded`, `unchanged` (what was asked serves already, or only a plan was asked for), `failed-clean` (everything is as before), `failed-dirty` (what is left is listed) or `open` (not settled yet).",
    release: "The number of this release of the target.",
    "deployment-id": "The CodeDeploy deployment.",
    "green-group": "Green's Auto Scaling group.",
    "blue-group": "Blue's Auto Scaling group.",
    "green-instance-ids": "Green's instances, as a JSON array.",
    "blue-instance-ids": "Blue's instances, as a JSON array.",
    "ami-id": "The AMI that green runs.",
    "previous-ami-id": "The AMI that blue runs.",
    "launch-template-version": "The number of green's launch template version.",
    serving: "Which fleet the load balancer sends users to: `blue`, `green` or `both` (`neither`: no instance of either).",
    "console-url": "The deployment in the AWS console.",
};

// Characters of tags: EC2 user guide, "Tag your EC2 resources".
const TAG_KEY = /^(?!aws:)[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,128}$/iu;
const TAG_VALUE = /^[\p{L}\p{Z}\p{N}_.:/=+\-@]{1,256}$/u;
/** The inputs of action.yml. */
const deployInputs$1 = {
    "ami-id": {
        description: "The image that green runs. `ssm:` names a Systems Manager parameter that holds it; it is resolved once, at the start.",
        parse: ami,
        accepted: "an AMI id (`ami-…`), or `ssm:/path` with an optional `:version` or `:label`",
        example: "ami-0123456789abcdef0",
        required: true,
        insteadOf: ["ami", "image-id", "image"],
    },
    application: rows.application,
    "deployment-group": rows["deployment-group"],
    "tag-key": {
        description: "The key of the tag that tells green from blue. Both fleets carry the same key with different values.",
        parse: matching(TAG_KEY),
        accepted: "a tag key: up to 128 letters, digits, spaces and `_ . : / = + - @`, not beginning with `aws:`",
        example: "bluegreen:release",
        default: "bluegreen:release",
    },
    "tag-value": {
        description: "The value of green's tag. No other instance of the account may carry it.",
        parse: matching(TAG_VALUE),
        accepted: "a tag value: up to 256 letters, digits, spaces and `_ . : / = + - @`",
        example: "shop-42",
        otherwise: "`<target>-<n>`, where n is the number of the release",
    },
    revision: {
        description: "The revision of the application that CodeDeploy installs on green.",
        parse: revision,
        accepted: "`last` (the deployment group's last successful one), `s3://bucket/key` ending in `.zip`, `.tar`, `.tar.gz` or `.tgz` " +
            "(or with `?bundleType=zip`, `tar` or `tgz`) and an optional `?versionId=…`, or `github:owner/repo@` with the full commit id",
        example: "s3://my-releases/shop-42.zip",
        default: "last",
    },
    fleet: {
        description: "How green is made. `clone`: a new Auto Scaling group, copied from blue's. `same-group`: blue's group grows, green is told by its tag. " +
            "`codedeploy-copy`: CodeDeploy copies the group. `auto` follows the deployment group's own settings.",
        parse: oneOf("auto", "clone", "same-group", "codedeploy-copy"),
        accepted: "`auto`, `clone`, `same-group` or `codedeploy-copy`",
        example: "clone",
        default: "auto",
    },
    "auto-scaling-group": rows["auto-scaling-group"],
    target: rows.target,
    "deployment-config": {
        description: "The CodeDeploy deployment configuration for this deployment.",
        parse: codedeployName,
        accepted: "the name of a deployment configuration",
        example: "CodeDeployDefault.HalfAtATime",
        otherwise: "the deployment group's",
        insteadOf: ["deployment-config-name"],
    },
    retire: {
        description: "What becomes of blue once green serves. `detach`: it is taken out of the load balancer and out of Auto Scaling's care, and runs until " +
            "the next release replaces it. `keep`: the same, for the quickest way back. `terminate`: it is drained and ended.",
        parse: oneOf("detach", "keep", "terminate"),
        accepted: "`detach`, `keep` or `terminate`",
        example: "keep",
        default: "detach",
    },
    "on-failure": rows["on-failure"],
    timeout: rows.timeout,
    "on-timeout": rows["on-timeout"],
    "on-cancel": rows["on-cancel"],
    concurrency: rows.concurrency,
    force: {
        description: "Deploys even if the same AMI, revision and tag value were deployed last and still serve.",
        parse: flag,
        accepted: YES_OR_NO,
        example: "true",
        default: "false",
    },
    mode: rows.mode,
    "application-in-image": {
        description: "Says that an instance started from the AMI alone can serve, without an installation by CodeDeploy.",
        parse: flag,
        accepted: YES_OR_NO,
        example: "true",
        default: "false",
    },
    "no-way-back": {
        description: "Allows a deployment group that terminates blue less than 10 minutes after the traffic has moved.",
        parse: flag,
        accepted: YES_OR_NO,
        example: "true",
        default: "false",
    },
    irreversible: {
        description: "Says that no release before this one may serve again, because of what it changes for good (a database, a queue). A rollback that would go past it is refused.",
        parse: flag,
        accepted: YES_OR_NO,
        example: "true",
        default: "false",
    },
    description: {
        description: "A line about this deployment, shown by CodeDeploy beside our own.",
        parse: matching(ONE_LINE),
        accepted: "one line of at most 256 characters",
        example: "Summer catalogue",
        otherwise: "none",
    },
    "github-token": {
        description: "With it GitHub is asked which of two commits is the earlier, where the checkout does not tell: an earlier one never overtakes a later one that " +
            "another workflow has deployed. Needs `contents: read`. Empty: GitHub is not asked.",
        parse: token,
        accepted: "a token of GitHub that may read this repository",
        example: "ghs_example",
        filledIn: "${{ github.token }}",
        secret: true,
        insteadOf: ["token"],
    },
};
/** The outputs, each with its description in Markdown. */
const deployOutputs = releaseOutputs;

/** The inputs of releases/action.yml. */
const releasesInputs = {
    application: rows.application,
    "deployment-group": rows["deployment-group"],
    target: rows.target,
};
/** The outputs, each with its description in Markdown. */
const releasesOutputs = {
    releases: "The releases as a JSON array, the newest first. Each has `release`, `kind`, `ami`, `revision`, `commit`, `actor`, `run`, `at`, `outcome` (`null` while it is not finished), `seconds`, `state` (`serving`, `kept` or `null`) and `reason`.",
    serving: "The number of the release that serves; empty when there is none.",
};

/** The inputs of repair/action.yml. */
const repairInputs = {
    application: rows.application,
    "deployment-group": rows["deployment-group"],
    target: rows.target,
    mode: {
        description: "`repair`, or `plan`: show what was left and what would be done about it, and change nothing.",
        parse: oneOf("repair", "plan"),
        accepted: "`repair` or `plan`",
        example: "plan",
        default: "repair",
        insteadOf: ["dry-run"],
    },
    "retire-after": {
        description: "How long a blue that was kept may run: one that has run for longer since its release is ended. What this action made is deleted; " +
            "a group that it did not make is emptied. After that there is no instant way back.",
        parse: duration,
        accepted: "a whole number of seconds, minutes or hours, such as `90s`, `15m` or `48h`",
        example: "48h",
        otherwise: "a kept blue runs until the next release",
    },
    open: {
        description: "What to do with a release that is `open`, which somebody left on purpose. `leave`: it is shown, and nothing is done. `undo`: it is undone, or " +
            "finished where green serves already; so is one that had taken over and was taken back by somebody else, where blue alone serves again.",
        parse: oneOf("leave", "undo"),
        accepted: "`leave` or `undo`",
        example: "undo",
        default: "leave",
    },
    concurrency: { ...rows.concurrency, example: "wait", default: "refuse" },
};
/** The outputs, each with its description in Markdown. */
const repairOutputs = {
    outcome: "How it ended: `succeeded` (what was left is in order), `unchanged` (nothing was left, or only a plan was asked for), `failed-clean` (nothing was done), `failed-dirty` (what is left is listed) or `open` (a release is open, or not settled yet).",
    release: "The number of the repair in the release log; empty when there was nothing to do.",
    serving: releaseOutputs.serving,
};

/** The inputs of rollback/action.yml. */
const rollbackInputs = {
    to: {
        description: "Where to go back to. `previous`: what served before the release that serves now; where a deployment is in progress, what served before that. " +
            "The number of a release: what that release brought. An AMI: the newest release that brought it.",
        parse: wayBack$1,
        accepted: "`previous`, the number of a release, or an AMI id (`ami-…`)",
        example: "41",
        default: "previous",
        insteadOf: ["release", "version"],
    },
    reason: {
        description: "Why: recorded with the release, and shown in the log and in the list of releases.",
        parse: matching(ONE_LINE),
        accepted: "one line of at most 256 characters",
        example: "Orders fail since 42",
        otherwise: "none",
        insteadOf: ["description", "message"],
    },
    application: rows.application,
    "deployment-group": rows["deployment-group"],
    target: rows.target,
    way: {
        description: "How. `instant`: the fleet that served before is still there and takes the traffic back, in seconds. `redeploy`: the earlier release's AMI and " +
            "revision are deployed on a new fleet. `auto` chooses `instant` where that fleet is alive, and says what it chose and why.",
        parse: oneOf("auto", "instant", "redeploy"),
        accepted: "`auto`, `instant` or `redeploy`",
        example: "instant",
        default: "auto",
    },
    "follow-up": {
        description: "After an instant way back: deploys the earlier release's revision on the fleet that serves again. Until that has succeeded, CodeDeploy would install " +
            "the newer revision on whatever Auto Scaling launches, so nothing is launched.",
        parse: flag,
        accepted: YES_OR_NO,
        example: "false",
        default: "true",
    },
    timeout: {
        ...rows.timeout,
        description: "How long it may take. When it is up, the way back has failed and `on-timeout` follows.",
    },
    "on-failure": rows["on-failure"],
    "on-timeout": rows["on-timeout"],
    "on-cancel": rows["on-cancel"],
    concurrency: { ...rows.concurrency, example: "wait", default: "supersede" },
    mode: {
        description: "`rollback`, or `plan`: read, judge and show what would be done, and change nothing.",
        parse: oneOf("rollback", "plan"),
        accepted: "`rollback` or `plan`",
        example: "plan",
        default: "rollback",
        insteadOf: ["dry-run"],
    },
};
/** The outputs, each with its description in Markdown. */
const rollbackOutputs = {
    ...releaseOutputs,
    way: "How it went back: `instant` or `redeploy`.",
    "to-release": "The number of the release whose AMI and revision serve again.",
    "seconds-to-blue": "After how many seconds of an instant way back that fleet was healthy in rotation.",
};

/** All actions: `npm run contract:write` makes the parts of their files. */
const actions = {
    deploy: { folder: "", steps: ["deploy", "settle"], inputs: deployInputs$1, outputs: deployOutputs },
    rollback: {
        folder: "rollback/",
        steps: ["rollback", "settle"],
        inputs: rollbackInputs,
        outputs: rollbackOutputs,
    },
    releases: { folder: "releases/", steps: ["releases"], inputs: releasesInputs, outputs: releasesOutputs },
    repair: { folder: "repair/", steps: ["repair", "settle"], inputs: repairInputs, outputs: repairOutputs },
};

/** The name that differs least from a given one, when so little that it looks like a slip. */
function nearest(given, names) {
    const [best] = names
        .map((name) => ({ name, distance: editDistance(given.replaceAll("_", "-"), name) }))
        .sort((a, b) => a.distance - b.distance);
    return best && best.distance <= Math.min(3, given.length / 3) ? best.name : undefined;
}
/** Levenshtein's distance, by UTF-16 units. */
function editDistance(a, b) {
    let row = Array.from({ length: b.length + 1 }, (_, at) => at);
    for (let i = 0; i < a.length; i++) {
        const next = [i + 1];
        for (let j = 0; j < b.length; j++)
            next.push(Math.min(row[j] + (a[i] === b[j] ? 0 : 1), row[j + 1] + 1, next[j] + 1));
        row = next;
    }
    return row.at(-1);
}

/** Inputs that cannot be used: every complaint at once. */
class InputsRefused extends Failure {
    findings;
    constructor(findings) {
        const many = findings.length === 1 ? "An input is" : `${findings.length} inputs are`;
        super("inputs-refused", `${many} not accepted.`, "Correct the workflow's `with:`.");
        this.name = "InputsRefused";
        this.findings = findings;
    }
}
/**
 * Reads an action's inputs from the JSON of the `inputs` context. An empty text is an input that was not given.
 * Throws InputsRefused with all complaints.
 */
function readInputs(action, json) {
    const specs = actions[action].inputs;
    const given = givenIn(json);
    const findings = [...given.keys()].flatMap((name) => Object.hasOwn(specs, name) ? [] : [unknown(specs, name)]);
    const values = {};
    const texts = [];
    for (const [name, spec] of Object.entries(specs)) {
        const text = given.get(name) ?? spec.default;
        if (text === undefined) {
            if (spec.required)
                findings.push(complaint("input-missing", name, spec, "is required and was not given"));
            continue;
        }
        const value = spec.parse(text);
        if (value === undefined)
            findings.push(complaint("input-value", name, spec, `${shown$1(spec, text)} is not accepted`));
        else
            values[camel(name)] = value;
        if (!spec.secret)
            texts.push([name, text]);
    }
    if (findings.length > 0)
        throw new InputsRefused(findings);
    return { inputs: values, texts };
}
/** `deployment-group` → `deploymentGroup`. */
const camel = (name) => name.replace(/-([a-z])/g, (_, letter) => letter.toUpperCase());
/** The texts of secret inputs, of whichever action: not to be shown. None where the JSON holds no inputs. */
function secretTexts(json) {
    const specs = Object.values(actions).map(({ inputs }) => inputs);
    try {
        return [...givenIn(json)].flatMap(([name, text]) => specs.some((all) => all[name]?.secret) ? [text] : []);
    }
    catch {
        return [];
    }
}
/** The runner's names ignore case. */
function givenIn(json) {
    const given = new Map();
    for (const [name, value] of Object.entries(contextIn(json))) {
        const text = typeof value === "string" ? value.trim() : value === null ? "" : JSON.stringify(value);
        if (text !== "")
            given.set(name.toLowerCase(), text);
    }
    return given;
}
function contextIn(json) {
    try {
        const parsed = JSON.parse(json ?? "");
        if (typeof parsed === "object" && parsed !== null && !Array.isArray(parsed))
            return { ...parsed };
    }
    catch {
        // Said below: whatever it is, it is not what action.yml hands over.
    }
    throw new Failure("inputs-missing", "The environment variable BLUEGREEN_INPUTS does not hold the inputs as a JSON object.", "Start this program through action.yml.");
}
/** Characters of a value that are shown: what is accepted follows it, and must not be pushed out of sight. */
const SHOWN$1 = 120;
function shown$1({ secret }, text) {
    if (secret)
        return "what was given";
    if (text.length <= SHOWN$1)
        return JSON.stringify(text);
    return `${JSON.stringify(text.slice(0, SHOWN$1))}… (${text.length} characters)`;
}
const remedyOf = (name, { accepted, example }) => `Accepted: ${accepted}. For example: ${name}: ${example}`;
const complaint = (code, name, spec, what) => ({
    code,
    severity: "error",
    where: `input ${name}`,
    what,
    remedy: remedyOf(name, spec),
});
function unknown(specs, name) {
    const names = Object.keys(specs);
    const meant = names.find((known) => specs[known].insteadOf?.includes(name)) ?? nearest(name, names);
    return {
        code: "input-unknown",
        severity: "error",
        where: `input ${name}`,
        what: meant ? `is not an input of this action; it is called ${meant}` : "is not an input of this action",
        remedy: meant ? remedyOf(meant, specs[meant]) : `Remove it. Inputs are: ${names.join(", ")}`,
    };
}

/** A job is green only if green serves, or nothing was to be done. */
const isSuccess = (outcome) => outcome === "succeeded" || outcome === "unchanged";

// What the runner takes for commands, and what hides from it (actions/runner: ActionCommand, ProcessInvoker): `::` first in a
// line after any white space, `##[` anywhere in a line, and lines that end at a bare CR.
const LINE_ENDS = /\r\n?|[\u0085\u2028\u2029]/g;
// oxlint-disable-next-line no-control-regex -- these are what is removed
const COLOURS = /\u001b\[[0-9;]*m/g;
// C0 without tab and line feed, DEL and C1; what takes no room (zero-width space and joiners of words, byte order mark, the
// plane of tags), and the marks that reorder text.
const UNSEEN = 
// oxlint-disable-next-line no-control-regex -- these are what is removed
/[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]|[\u{e0000}-\u{e007f}]/gu;
/** What is seen of a text: no colours, no control character, `\n` as the only line end. */
const seen = (text) => text.replace(LINE_ENDS, "\n").replace(COLOURS, "").replace(UNSEEN, "");
/** Makes any text harmless in a log: what is seen of it, and no workflow command. */
const sanitize = (text) => seen(text)
    .replace(/##\[/g, "##\u200b[")
    .replace(/^(\s*)::/gm, "$1:\u200b:");
/** The same on one line: line ends become spaces. */
const oneLine = (text) => sanitize(text)
    .replace(/\s*\n\s*/g, " ")
    .trim();

/** The runner shows ten annotations of each level per step, ours and its own together (actions/runner: ExecutionContext). */
const ANNOTATIONS = 8;
const tell = {
    inputs: ({ entries }, page) => {
        page.group("Inputs");
        for (const [name, value] of entries)
            page.line(oneLine(`${name}: ${value}`));
        page.endGroup();
    },
    findings: ({ findings }, page) => {
        page.unfold();
        for (const finding of findings)
            tellFinding(finding, page);
    },
    claimed: ({ target, release }, page) => page.line(`Release ${release} of ${oneLine(target)}`),
    plan: ({ text, provisional }, page) => {
        page.unfold();
        page.line(provisional ? "Plan (nothing is changed; the release number is provisional)" : "Plan");
        page.line(sanitize(text));
    },
    table: ({ title, head, rows }, page) => {
        page.unfold();
        page.line(oneLine(title));
        for (const line of columns([head, ...rows]))
            page.line(line);
    },
    "step-began": ({ title, direction }, page) => page.group(direction === "back" ? `Undo: ${oneLine(title)}` : oneLine(title)),
    "step-ended": ({ title, ms, result }, page) => {
        const took = formatDuration(ms);
        if (result === "failed") {
            page.unfold();
            page.line(`Failed after ${took}: ${oneLine(title)}`);
        }
        else {
            page.line(result === "done" ? `Done in ${took}` : "Nothing to do");
            page.unfold();
        }
    },
    said: ({ text }, page) => page.line(sanitize(text)),
    warned: ({ text }, page) => page.annotate("warning", "warning", sanitize(text)),
    progress: ({ text }, page) => page.line(sanitize(text)),
    waiting: ({ text }, page) => page.line(sanitize(text)),
    "script-failed": ({ instanceId, event, script, message, logTail }, page) => {
        page.line(oneLine(`${instanceId}: ${event} failed${script && ` in ${script}`}: ${message}`));
        for (const line of sanitize(logTail).trimEnd().split("\n"))
            if (line)
                page.line(`  | ${line}`);
    },
    explained: ({ cause, remedy, details }, page) => {
        page.unfold();
        page.annotate("error", "what went wrong", sanitize(cause));
        if (remedy)
            page.line(`What to do: ${sanitize(remedy)}`);
        for (const detail of details)
            page.line(`  ${sanitize(detail)}`);
    },
    "aws-slow": ({ operation, why }, page) => page.line(`${oneLine(operation)}: ${oneLine(why)}; trying on`),
    "aws-called": ({ operation, resource, requestId, attempts }, page) => page.debug(oneLine(`${operation} ${resource} request ${requestId} attempts ${attempts}`)),
    noted: ({ text }, page) => page.debug(oneLine(text)),
    output: ({ name, value }, page) => page.debug(oneLine(`output ${name}=${value}`)),
    serving: ({ serving }, page) => page.line(`Serving now: ${serving}`),
    committed: (_, page) => page.line("Green alone serves: from here on the release is finished forward."),
    undoing: ({ why }, page) => {
        page.unfold();
        page.line(`Going back: what was done is undone${why && `. ${sanitize(why)}`}`);
    },
    defect: ({ message, stack }, page) => {
        page.unfold();
        page.annotate("error", "defect", `This should not happen; please report it. ${sanitize(message)}`);
        page.group("Stack, for the report");
        page.line(sanitize(stack));
        page.endGroup();
    },
    stopped: (_, page) => page.unfold(), // said by what fails the job
    ended: ({ outcome, summary, leftovers }, page) => {
        page.unfold();
        // A failure is said last of all, by what fails the job.
        if (isSuccess(outcome))
            page.line(`${outcome}: ${sanitize(summary)}`);
        if (leftovers.length > 0)
            page.line("What is left:");
        for (const leftover of leftovers)
            tellLeftover(leftover, page);
    },
};
/** A table as lines of text: each column as wide as its widest cell. */
function columns(rows) {
    const cells = rows.map((row) => row.map(oneLine));
    const widths = cells[0].map((_, column) => Math.max(...cells.map((row) => row[column].length)));
    return cells.map((row) => row
        .map((cell, column) => cell.padEnd(widths[column]))
        .join("  ")
        .trimEnd());
}
function tellFinding({ severity, where, what, remedy }, page) {
    page.annotate(severity, oneLine(where), `${oneLine(where)}: ${sanitize(what)}`);
    if (remedy)
        page.line(`  ${sanitize(remedy)}`);
}
function tellLeftover({ what, why, command }, page) {
    page.line(oneLine(`- ${what}${why && `: ${why}`}`));
    if (command)
        page.line(`  ${sanitize(command)}`);
}
/** Tells the log each event as it happens: one folded group per step, problems never folded away. */
function consoleReporter(log) {
    const page = pageOf(log);
    return (event) => tell[event.kind](event, page);
}
function pageOf(log) {
    let folded = false;
    const left = { error: ANNOTATIONS, warning: ANNOTATIONS };
    const endGroup = () => {
        if (folded)
            log.endGroup();
        folded = false;
    };
    return {
        ...log,
        group: (title) => {
            endGroup();
            log.group(title);
            folded = true;
        },
        endGroup,
        unfold: endGroup,
        annotate: (level, title, text) => {
            if (left[level]-- > 0)
                log.annotate(level, title, text);
            else
                log.line(`${level === "error" ? "Error" : "Warning"}: ${text}`);
        },
    };
}

/** Adds one event to the file, as a line of JSON; written before it returns. */
const appendEvent = (path, told) => (0,external_node_fs_.appendFileSync)(path, `${JSON.stringify(told)}\n`);
/** All that is in the file. A missing file is empty; a last line cut short by a kill is left out. */
function readEvents(path) {
    let text;
    try {
        text = (0,external_node_fs_.readFileSync)(path, "utf8");
    }
    catch {
        return [];
    }
    return text.split("\n").flatMap(toldIn);
}
function toldIn(line) {
    try {
        const told = JSON.parse(line);
        return told?.at && told.event ? [{ at: told.at, event: told.event }] : [];
    }
    catch {
        return [];
    }
}

/**
 * Secrets by what they look like: we do not know the values of what others send us. A word also begins behind the letter
 * of an escape, as in `\n`: texts come as JSON too.
 */
const SHAPES = [
    // AWS: key ids; what signs an address or a request. A refused signature is answered with the session token in it.
    [/(?<!(?<!\\)\w)(?:AKIA|ASIA)[A-Z0-9]{16}\b/g, "***"],
    [
        /((?:[?&;]|\\u0026|%26)(?:X-Amz-(?:Signature|Security-Token|Credential)|Signature|AWSAccessKeyId)=)[^&\s"'<>]+/gi,
        "$1***",
    ],
    [/(x-amz-security-token["']?\s*[:=]\s*["']?)[^\s"'\\,&]+/gi, "$1***"],
    [/((?:secret_?access_?key|session_?token)\\?["']?\s*[:=>]\s*\\?["']?)[\w/+]{16,}=*/gi, "$1***"],
    [/(AWS4-HMAC-SHA256)\s+Credential=[^\n"']+/gi, "$1 ***"],
    [/(\bauthorization["']?\s*[:=]\s*["']?(?:bearer|basic|token)\s+)[^\s"',]+/gi, "$1***"],
    // GitHub's tokens (an installation's may be `ghs_<app>_<signed token>`: GitHub changelog, 24 April 2026), and signed ones
    // such as those of OpenID Connect.
    [/(?<!(?<!\\)\w)(?:ghs_\d+_eyJ[\w-]+|gh[pousr]_\w{20,}|github_pat_\w{20,})(?:\.[\w-]+)*/g, "***"],
    [/(?<!(?<!\\)\w)eyJ[\w-]{8,}\.[\w-]{8,}\.[\w-]*/g, "***"],
    // The password in an address.
    [/(\w:\/\/[^\s/:@]*:)[^\s/@]+@/g, "$1***@"],
];
/** Hides whatever looks like a secret. */
const hideSecrets = (text) => SHAPES.reduce((rest, [shape, shown]) => rest.replace(shape, shown), text);

/** Environment variables that hold secrets; those that name a file or an address that holds one do not. */
const SECRET = /TOKEN|SECRET|PASSW|(?:PRIVATE|ACCESS|API)_?KEY|CREDENTIAL|AUTHORIZATION/i;
const ELSEWHERE = /_(?:FILE|URL|URI|PATH)$/i;
/** Shorter values are words. */
const SHORTEST = 8;
/**
 * Makes what hides secrets in a text: the values that the environment or secret inputs hold, and whatever looks like one.
 * What is never seen goes first, since a secret could be cut by it, or joined to a word, until it is printed.
 */
function hiding(env) {
    const values = Object.entries(env)
        .filter(([name]) => SECRET.test(name) && !ELSEWHERE.test(name))
        .map(([, value = ""]) => value)
        .concat(secretTexts(env["BLUEGREEN_INPUTS"]))
        .map(seen)
        .flatMap((value) => [value, ...value.split("\n")].map((line) => line.trim()))
        .filter((value) => value.length >= SHORTEST)
        .sort((a, b) => b.length - a.length); // a secret may be part of another
    const known = [...new Set(values)];
    return (text) => hideSecrets(known.reduce((rest, value) => rest.replaceAll(value, "***"), seen(text)));
}
/** All texts of an event, however deep, through `hide`; what kind it is stays. */
const main_hidden = (event, hide) => deep(event, hide);
function deep(value, hide) {
    if (typeof value === "string")
        return hide(value);
    if (Array.isArray(value))
        return value.map((item) => deep(item, hide));
    if (typeof value !== "object" || value === null)
        return value;
    return Object.fromEntries(Object.entries(value).map(([name, member]) => [name, name === "kind" ? member : deep(member, hide)]));
}

const note = {
    inputs: (story, { action, entries }) => {
        if (action !== undefined)
            story.action = action;
        story.inputs.push(...entries);
    },
    findings: (story, { findings }) => story.findings.push(...findings),
    claimed: (story, { target, release }) => Object.assign(story, { target, release }),
    plan: (story, { text, provisional }) => Object.assign(story, { plan: { text, provisional } }),
    table: (story, { title, head, rows }) => Object.assign(story, { table: { title, head, rows } }),
    "step-began": (story, { title, direction }) => story.steps.push({ title, back: direction === "back" }),
    "step-ended": (story, { title, ms, result }) => {
        const step = story.steps.findLast((one) => one.title === title && one.result === undefined);
        if (step)
            Object.assign(step, { ms, result });
    },
    warned: (story, { text }) => story.warnings.push(text),
    "script-failed": (story, event) => story.scripts.push(event),
    explained: (story, event) => story.explained.push(event),
    output: (story, { name, value }) => Object.assign(story.outputs, { [name]: value }),
    serving: (story, { serving }) => Object.assign(story, { serving }),
    committed: (story) => Object.assign(story, { committed: true }),
    undoing: (story, { why }) => Object.assign(story, { undoing: why }),
    defect: (story, { message }) => story.warnings.push(`This should not have happened: ${message}`),
    ended: (story, { outcome, summary, leftovers }) => Object.assign(story, { ended: { outcome, summary, leftovers } }),
};
const emptyStory = () => ({
    inputs: [],
    findings: [],
    steps: [],
    warnings: [],
    scripts: [],
    explained: [],
    outputs: {},
    committed: false,
});
/** Adds one event to a story. */
function noteIn(story, { at, event }) {
    story.began ??= at;
    story.last = at;
    note[event.kind]?.(story, event);
}
/** The story that a list of events tells. */
function storyOf(told) {
    const story = emptyStory();
    for (const one of told)
        noteIn(story, one);
    return story;
}

const entity = (character) => `&#${character.codePointAt(0)};`;
/** What has a meaning in Markdown, HTML, tables, links, mentions, formulas or emoji codes wherever it stands. */
const PUNCTUATION = /[&<>\\`*_~[\]|#$@]|:(?! |$)/g;
/** On one line, without a meaning in Markdown: character references never have one (CommonMark 6.2). */
const plain = (foreign) => oneLine(foreign)
    .replace(PUNCTUATION, entity)
    .replace(/^[-+=]/, entity)
    .replace(/^(\d+)([.)])/, (_, digits, mark) => digits + entity(mark))
    .replace(/(www)\./gi, "$1&#46;");
/** Foreign text within a line; what stands between back ticks is shown as code. */
const main_text = (foreign) => plain(foreign).replace(/&#96;(.+?)&#96;/g, "<code>$1</code>");
/** Foreign text as code within a line or a table cell. */
const code = (foreign) => (foreign ? `<code>${plain(foreign)}</code>` : "");
/** Foreign text of several lines, as it stands: only `</pre>` ends such a block, not even an empty line. */
const block = (foreign) => `<pre>${sanitize(foreign).trimEnd().replace(/[&<>]/g, entity)}</pre>`;
/** A link of ours; the address is checked to be one. */
const main_link = (label, url) => /^https:\/\/[\w.~:/?#@&=+,;%-]+$/.test(url) ? `[${main_text(label)}](${url})` : main_text(url);
/** A table; cells are Markdown already. */
function table$1(head, rows) {
    const row = (cells) => `| ${cells.join(" | ")} |`;
    return [row(head), row(head.map(() => "---")), ...rows.map(row)].join("\n");
}
/** A part that is folded away; the body is Markdown already. */
const folded = (title, body) => `<details><summary>${main_text(title)}</summary>\n\n${body}\n\n</details>`;

/** GitHub shows nothing at all above 1 MiB (actions/runner: FileCommandManager); we stay well below. */
const SUMMARY_BYTES = 900 * 1024;
/** Rows of a list in the summary; the log has all of them. */
const ROWS_SHOWN = 200;
const HEADLINES = {
    unchanged: "✅ Nothing changed",
    "failed-clean": "❌ Failed; everything is as before",
    "failed-dirty": "❌ Failed; something is left",
    open: "⏸️ Not settled",
};
/** What went well, by the action. */
const SUCCEEDED = {
    deploy: "✅ Green serves",
    repair: "✅ In order",
    rollback: "✅ Gone back",
};
/** The job summary in Markdown: the outcome first, then what went wrong, what is left, what was deployed, how it went. */
function renderSummary(story, runUrl = "") {
    const refused = story.findings.some(({ severity }) => severity === "error");
    const found = findings$1(story);
    const parts = [
        headline(story),
        ...problems(story),
        refused ? found : "",
        listed$1(story),
        left(story),
        facts(story, runUrl),
    ];
    const more = [refused ? "" : found, plan(story), steps$1(story), inputs(story)];
    return fitted([...parts, ...more].filter((part) => part !== ""));
}
const headlineOf = ({ ended, serving }) => {
    const failed = ended?.outcome === "failed-clean" || ended?.outcome === "failed-dirty";
    return failed && serving === "neither" ? "❌ Failed; nobody serves" : HEADLINES[ended?.outcome ?? "open"];
};
const headline = (story) => {
    if (story.table && story.ended?.outcome === "unchanged")
        return `## ${main_text(story.table.title)}`;
    const { ended, target, release, action = "deploy" } = story;
    const ending = ended?.outcome === "succeeded" ? SUCCEEDED[action] : headlineOf(story);
    const what = story.plan?.provisional ? "📋 Plan; nothing changed" : (ending ?? "");
    const of = target === undefined ? "" : ` · ${main_text(target)} release ${release}`;
    return `## ${what}${of}\n\n${main_text(ended?.summary ?? "The run ended before it could say how.")}`;
};
const problems = ({ ended, explained, scripts, warnings, undoing }) => [
    ...explained.map(({ cause, remedy, details }) => [
        // The ending names its own cause, and stands right above.
        ended?.summary.includes(cause) ? "" : `**${main_text(cause)}**`,
        remedy && `**What to do:** ${main_text(remedy)}`,
        details.length > 0 ? details.map((detail) => `- ${main_text(detail)}`).join("\n") : "",
    ]
        .filter(Boolean)
        .join("\n\n")),
    ...scripts.map(({ instanceId, event, script, message, logTail }) => `${code(instanceId)}: ${main_text(event)} failed${script && ` in ${code(script)}`}: ${main_text(message)}${logTail ? `\n\n${block(logTail)}` : ""}`),
    undoing ? `Went back: ${main_text(undoing)}` : "",
    warnings.map((warning) => `- ⚠️ ${main_text(warning)}`).join("\n"),
];
const ROWS = [
    ["AMI", "ami-id"],
    ["AMI before", "previous-ami-id"],
    ["Deployment", "deployment-id"],
    ["Green's group", "green-group"],
    ["Blue's group", "blue-group"],
    ["Launch template version", "launch-template-version"],
];
function facts({ outputs, serving, began, last }, runUrl) {
    const rows = ROWS.flatMap(([label, name]) => (outputs[name] ? [[label, code(outputs[name])]] : []));
    if (serving)
        rows.push(["Serving", code(serving)]);
    const toBlue = Number(outputs["seconds-to-blue"]);
    if (toBlue)
        rows.push(["Time to blue", formatDuration(toBlue * SECOND)]);
    if (outputs["console-url"])
        rows.push(["Console", main_link("AWS CodeDeploy", outputs["console-url"])]);
    if (runUrl)
        rows.push(["Run", main_link("workflow run", runUrl)]);
    if (began && last)
        rows.push(["Took", formatDuration(Date.parse(last) - Date.parse(began))]);
    return rows.length > 0 ? table$1(["", ""], rows) : "";
}
const left = ({ ended }) => ended && ended.leftovers.length > 0
    ? `### What is left\n\n${table$1(["What, and why", "Command"], ended.leftovers.map(({ what, why, command }) => [
        [main_text(what), main_text(why)].filter(Boolean).join("<br>"),
        code(command),
    ]))}`
    : "";
/** A list that was asked for; a row at a time as far as they fit. */
const listed$1 = ({ table: list }) => list && list.rows.length > 0
    ? table$1(list.head, list.rows.slice(0, ROWS_SHOWN).map((row) => row.map(main_text)))
    : "";
const findings$1 = (story) => story.findings.length > 0
    ? `### Findings\n\n${table$1(["", "Where", "What", "What to do"], story.findings.map(({ severity, where, what, remedy }) => [
        severity === "error" ? "❌" : "⚠️",
        main_text(where),
        main_text(what),
        main_text(remedy),
    ]))}`
    : "";
/** Folded away, but where the plan is what was asked for. */
const plan = (story) => {
    if (!story.plan)
        return "";
    const shown = block(story.plan.text);
    return story.plan.provisional ? shown : folded("Plan", shown);
};
const steps$1 = (story) => story.steps.length > 0
    ? folded("Steps", table$1(["Step", "Result", "Took"], story.steps.map(({ title, back, result, ms }) => [
        main_text(back ? `Undo: ${title}` : title),
        main_text(result ?? "not finished"),
        ms === undefined ? "" : formatDuration(ms),
    ])))
    : "";
const inputs = (story) => story.inputs.length > 0
    ? folded("Inputs", table$1(["Input", "Value"], story.inputs.map(([name, value]) => [code(name), code(value)])))
    : "";
const CUT = "_More did not fit here; the log has all of it._";
/** Leaves out whole parts, the last ones first to go, so that nothing is cut in the middle. */
function fitted(parts) {
    let room = SUMMARY_BYTES - Buffer.byteLength(CUT) - 2;
    const kept = [];
    for (const part of parts) {
        const size = Buffer.byteLength(part) + 2;
        if (size > room)
            continue;
        room -= size;
        kept.push(part);
    }
    return `${[...kept, ...(kept.length < parts.length ? [CUT] : [])].join("\n\n")}\n`;
}

/** Whoever waits may say why at every look: it is told once nothing else was told for so long. */
const SILENCE$3 = 30 * SECOND;
/** Events that leave no line in the log. */
const UNSPOKEN = new Set(["aws-called", "noted", "output"]);
const isOutput = (name) => Object.values(actions).some(({ outputs }) => Object.hasOwn(outputs, name));
/**
 * Tells everybody each event as it happens. At `ended` the summary is written, then the failure, and the output `outcome`
 * last of all; `stopped` only fails the step, so that the settle step follows. Telling never throws: what goes wrong with it is a warning.
 */
function reporter(audience, clock, story) {
    const toLog = consoleReporter(audience.log);
    const quietly = guarded(audience);
    let lastWord = clock.monotonic();
    return (given) => {
        const harmless = main_hidden(given, audience.hide);
        if (isKnown(story, harmless))
            return;
        const event = briefly(story, harmless);
        if (event.kind === "waiting" && clock.monotonic() - lastWord < SILENCE$3)
            return;
        if (!UNSPOKEN.has(event.kind))
            lastWord = clock.monotonic();
        const told = { at: clock.now().toISOString(), event };
        noteIn(story, told);
        quietly("the log", () => toLog(event));
        quietly("an output", () => tellOutput(audience, event));
        // The summary before the file: where the file says `ended`, there is a summary.
        if (event.kind === "ended")
            quietly("the summary", () => audience.writeSummary(renderSummary(story, audience.runUrl)));
        if (audience.eventsPath)
            quietly("the event file", () => appendEvent(audience.eventsPath, told));
        if (event.kind === "stopped")
            quietly("the outcome", () => audience.fail(oneLine(event.summary)));
        if (event.kind === "ended")
            quietly("the outcome", () => conclude$1(audience, event));
    };
}
/** A cause is explained where it is found, and again where the run ends; who serves is read more than once. */
const isKnown = (story, event) => (event.kind === "explained" && story.explained.some(({ cause }) => cause === event.cause)) ||
    (event.kind === "serving" && story.serving === event.serving);
/** Why a run goes back was explained just before: it is not said again. */
const briefly = (story, event) => event.kind === "undoing" && story.explained.some(({ cause }) => cause === event.why)
    ? { ...event, why: "" }
    : event;
function tellOutput({ writeOutput }, event) {
    if (event.kind === "output" && isOutput(event.name))
        writeOutput(event.name, oneLine(event.value));
    if (event.kind === "claimed")
        writeOutput("release", String(event.release));
    if (event.kind === "serving")
        writeOutput("serving", event.serving);
}
function conclude$1(audience, { outcome, summary }) {
    if (!isSuccess(outcome))
        audience.fail(oneLine(`${outcome}: ${summary}`));
    audience.writeOutput("outcome", outcome);
}
/** Runs an act of telling; its first failure of each kind is a warning in the log. */
function guarded(audience) {
    const failed = new Set();
    return (what, act) => {
        try {
            act();
        }
        catch (error) {
            if (failed.has(what))
                return;
            failed.add(what);
            audience.log.line(`Warning: ${what} could not be written: ${sanitize(audience.hide(messageOf(error)))}`);
        }
    };
}

// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
/**
 * Sanitizes an input into a string so it can be passed into issueCommand safely
 * @param input input to sanitize into a string
 */
function toCommandValue(input) {
    if (input === null || input === undefined) {
        return '';
    }
    else if (typeof input === 'string' || input instanceof String) {
        return input;
    }
    return JSON.stringify(input);
}
/**
 *
 * @param annotationProperties
 * @returns The command properties to send with the actual annotation command
 * See IssueCommandProperties: https://github.com/actions/runner/blob/main/src/Runner.Worker/ActionCommandManager.cs#L646
 */
function toCommandProperties(annotationProperties) {
    if (!Object.keys(annotationProperties).length) {
        return {};
    }
    return {
        title: annotationProperties.title,
        file: annotationProperties.file,
        line: annotationProperties.startLine,
        endLine: annotationProperties.endLine,
        col: annotationProperties.startColumn,
        endColumn: annotationProperties.endColumn
    };
}

/**
 * Issues a command to the GitHub Actions runner
 *
 * @param command - The command name to issue
 * @param properties - Additional properties for the command (key-value pairs)
 * @param message - The message to include with the command
 * @remarks
 * This function outputs a specially formatted string to stdout that the Actions
 * runner interprets as a command. These commands can control workflow behavior,
 * set outputs, create annotations, mask values, and more.
 *
 * Command Format:
 *   ::name key=value,key=value::message
 *
 * @example
 * ```typescript
 * // Issue a warning annotation
 * issueCommand('warning', {}, 'This is a warning message');
 * // Output: ::warning::This is a warning message
 *
 * // Set an environment variable
 * issueCommand('set-env', { name: 'MY_VAR' }, 'some value');
 * // Output: ::set-env name=MY_VAR::some value
 *
 * // Add a secret mask
 * issueCommand('add-mask', {}, 'secretValue123');
 * // Output: ::add-mask::secretValue123
 * ```
 *
 * @internal
 * This is an internal utility function that powers the public API functions
 * such as setSecret, warning, error, and exportVariable.
 */
function issueCommand(command, properties, message) {
    const cmd = new Command(command, properties, message);
    process.stdout.write(cmd.toString() + external_os_namespaceObject.EOL);
}
function issue(name, message = '') {
    issueCommand(name, {}, message);
}
const CMD_STRING = '::';
class Command {
    constructor(command, properties, message) {
        if (!command) {
            command = 'missing.command';
        }
        this.command = command;
        this.properties = properties;
        this.message = message;
    }
    toString() {
        let cmdStr = CMD_STRING + this.command;
        if (this.properties && Object.keys(this.properties).length > 0) {
            cmdStr += ' ';
            let first = true;
            for (const key in this.properties) {
                if (this.properties.hasOwnProperty(key)) {
                    const val = this.properties[key];
                    if (val) {
                        if (first) {
                            first = false;
                        }
                        else {
                            cmdStr += ',';
                        }
                        cmdStr += `${key}=${escapeProperty(val)}`;
                    }
                }
            }
        }
        cmdStr += `${CMD_STRING}${escapeData(this.message)}`;
        return cmdStr;
    }
}
function escapeData(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A');
}
function escapeProperty(s) {
    return toCommandValue(s)
        .replace(/%/g, '%25')
        .replace(/\r/g, '%0D')
        .replace(/\n/g, '%0A')
        .replace(/:/g, '%3A')
        .replace(/,/g, '%2C');
}

// For internal use, subject to change.
// We use any as a valid input type
/* eslint-disable @typescript-eslint/no-explicit-any */
function issueFileCommand(command, message) {
    const filePath = process.env[`GITHUB_${command}`];
    if (!filePath) {
        throw new Error(`Unable to find environment variable for file command ${command}`);
    }
    if (!external_fs_namespaceObject.existsSync(filePath)) {
        throw new Error(`Missing file at path: ${filePath}`);
    }
    external_fs_namespaceObject.appendFileSync(filePath, `${toCommandValue(message)}${external_os_namespaceObject.EOL}`, {
        encoding: 'utf8'
    });
}
function prepareKeyValueMessage(key, value) {
    const delimiter = `ghadelimiter_${external_crypto_namespaceObject.randomUUID()}`;
    const convertedValue = toCommandValue(value);
    // These should realistically never happen, but just in case someone finds a
    // way to exploit uuid generation let's not allow keys or values that contain
    // the delimiter.
    if (key.includes(delimiter)) {
        throw new Error(`Unexpected input: name should not contain the delimiter "${delimiter}"`);
    }
    if (convertedValue.includes(delimiter)) {
        throw new Error(`Unexpected input: value should not contain the delimiter "${delimiter}"`);
    }
    return `${key}<<${delimiter}${external_os_namespaceObject.EOL}${convertedValue}${external_os_namespaceObject.EOL}${delimiter}`;
}

( false) || function (thisArg, _arguments, P, generator) {
    function adopt(value) { return value instanceof P ? value : new P(function (resolve) { resolve(value); }); }
    return new (P || (P = Promise))(function (resolve, reject) {
        function fulfilled(value) { try { step(generator.next(value)); } catch (e) { reject(e); } }
        function rejected(value) { try { step(generator["throw"](value)); } catch (e) { reject(e); } }
        function step(result) { result.done ? resolve(result.value) : adopt(result.value).then(fulfilled, rejected); }
        step((generator = generator.apply(thisArg, _arguments || [])).next());
    });
};
/**
 * The code to exit an action
 */
var ExitCode;
(function (ExitCode) {
    /**
     * A code indicating that the action was successful
     */
    ExitCode[ExitCode["Success"] = 0] = "Success";
    /**
     * A code indicating that the action was a failure
     */
    ExitCode[ExitCode["Failure"] = 1] = "Failure";
})(ExitCode || (ExitCode = {}));
/**
 * Sets the value of an output.
 *
 * @param     name     name of the output to set
 * @param     value    value to store. Non-string values will be converted to a string via JSON.stringify
 */
// eslint-disable-next-line @typescript-eslint/no-explicit-any
function setOutput(name, value) {
    const filePath = process.env['GITHUB_OUTPUT'] || '';
    if (filePath) {
        return issueFileCommand('OUTPUT', prepareKeyValueMessage(name, value));
    }
    process.stdout.write(external_os_namespaceObject.EOL);
    issueCommand('set-output', { name }, toCommandValue(value));
}
//-----------------------------------------------------------------------
// Results
//-----------------------------------------------------------------------
/**
 * Sets the action status to failed.
 * When the action exits it will be with an exit code of 1
 * @param message add error issue message
 */
function setFailed(message) {
    process.exitCode = ExitCode.Failure;
    error(message);
}
/**
 * Writes debug message to user log
 * @param message debug message
 */
function debug(message) {
    issueCommand('debug', {}, message);
}
/**
 * Adds an error issue
 * @param message error issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function error(message, properties = {}) {
    issueCommand('error', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Adds a warning issue
 * @param message warning issue message. Errors will be converted to string via toString()
 * @param properties optional properties to add to the annotation.
 */
function warning(message, properties = {}) {
    issueCommand('warning', toCommandProperties(properties), message instanceof Error ? message.toString() : message);
}
/**
 * Writes info to log with console.log.
 * @param message info message
 */
function info(message) {
    process.stdout.write(message + external_os_namespaceObject.EOL);
}
/**
 * Begin an output group.
 *
 * Output until the next `groupEnd` will be foldable in this group
 *
 * @param name The name of the output group
 */
function startGroup(name) {
    issue('group', name);
}
/**
 * End an output group.
 */
function endGroup$3() {
    issue('endgroup');
}

const TITLE = "bluegreen-action";
/** The log of the step that runs us. */
const runnerLog = {
    line: info,
    group: startGroup,
    endGroup: endGroup$3,
    annotate: (level, title, text) => {
        const annotation = { title: `${TITLE}: ${title}` };
        if (level === "error")
            error(text, annotation);
        else
            warning(text, annotation);
    },
    debug: debug,
};
/** Fails the step: the only place that does. */
const fail = (text) => setFailed(text);

/** Writes one output of the step, at once: it is there even if we are killed. */
const writeOutput = (name, value) => setOutput(name, value);
/** Adds to the step's summary; does nothing outside a runner. */
function writeSummary(path, markdown) {
    if (path)
        (0,external_node_fs_.appendFileSync)(path, markdown);
}

/** The runner's log, outputs and summary; `eventsPath` is the file through which our two steps speak. */
const audienceFrom = (env, owner, eventsPath) => ({
    log: runnerLog,
    writeOutput,
    writeSummary: (markdown) => writeSummary(env["GITHUB_STEP_SUMMARY"], markdown),
    fail,
    hide: hiding(env),
    eventsPath,
    runUrl: owner.runUrl,
});
/** A new event file's name, handed to the settle step as an output of the deploy step; none outside a runner. */
function announceEvents(env) {
    const temp = env["RUNNER_TEMP"];
    if (!temp)
        return undefined;
    const path = (0,external_node_path_.join)(temp, `bluegreen-${(0,external_node_crypto_.randomUUID)()}.jsonl`);
    writeOutput("events", path);
    return path;
}

/** EC2's filter values know `*` and `?` as wildcards (EC2 user guide, Using_Filtering): names and tags stand for themselves. */
const literally = (text) => text.replace(/[*?\\]/g, "\\$&");

/** Follows NextToken to the end: `look` is given a token and returns a page; pages may be empty and still go on. */
async function allPages(look, itemsOf, tokenOf) {
    const items = [];
    let token;
    do {
        const page = await look(token);
        items.push(...(itemsOf(page) ?? []));
        token = tokenOf(page) || undefined;
    } while (token);
    return items;
}
/** The first page that holds anything, of a list whose newest come first: a page may be empty and still go on. */
async function firstItems(look, itemsOf, tokenOf) {
    let token;
    do {
        const page = await look(token);
        const items = itemsOf(page) ?? [];
        if (items.length > 0)
            return items;
        token = tokenOf(page) || undefined;
    } while (token);
    return [];
}
/** Cuts a list into batches of at most `size`, for calls that take so many ids at once. */
const batches = (items, size) => Array.from({ length: Math.ceil(items.length / size) }, (_, n) => items.slice(n * size, (n + 1) * size));

/** The tag that Auto Scaling puts on the instances of its groups. */
const GROUP_TAG = "aws:autoscaling:groupName";
/** The members of a fleet now. A group that does not exist has none. */
async function members(aws, fleet) {
    const [group] = (await aws("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames: [fleet.group] })).AutoScalingGroups;
    const all = (group?.Instances ?? []).map(asMember);
    if (fleet.kind === "group")
        return all;
    // A green that has just ended is a member for a while, and may still be called healthy: it is no blue for that.
    const states = fleet.kind === "untagged" ? [...ALIVE, ...ENDED$1] : ALIVE;
    const tagged = new Set((await instancesTagged(aws, fleet.tag, states)).map(({ InstanceId }) => InstanceId));
    return all.filter(({ id }) => tagged.has(id) === (fleet.kind === "tagged"));
}
/** Those that EC2 still runs: whom a frozen group has lost stays its member until Auto Scaling looks at its health again. */
async function livingMembers(aws, fleet) {
    const all = await members(aws, fleet);
    if (all.length === 0)
        return all;
    const running = await runningIds(aws, fleet);
    return all.filter(({ id }) => running.has(id));
}
/** Ids of pending and running instances: of a tagged fleet its own, otherwise of all that the fleet's group has. */
async function runningIds(aws, fleet) {
    const tag = fleet.kind === "tagged" ? fleet.tag : { key: GROUP_TAG, value: fleet.group };
    return new Set((await instancesTagged(aws, tag)).map(({ InstanceId }) => InstanceId));
}
/** The members that run and take part: what CodeDeploy will count (rule 4). */
const inService = (fleet) => fleet.filter(({ state }) => state === "InService");
const ALIVE = ["pending", "running"];
const ENDED$1 = ["shutting-down", "terminated", "stopping", "stopped"];
/** All instances of the account that carry the tag and are not gone. */
const instancesTagged = (aws, tag, states = ALIVE) => allPages((token) => aws("ec2:DescribeInstances", {
    Filters: [
        { Name: `tag:${tag.key}`, Values: [literally(tag.value)] },
        { Name: "instance-state-name", Values: states },
    ],
    MaxResults: 1000,
    ...(token ? { NextToken: token } : {}),
}), (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []), (page) => page.NextToken);
const asMember = (instance) => ({
    id: instance.InstanceId,
    zone: instance.AvailabilityZone,
    state: instance.LifecycleState,
    health: instance.HealthStatus,
});

/** The names of the Auto Scaling groups a deployment group lists. */
const listedGroups = (group) => (group?.autoScalingGroups ?? []).map(({ name }) => name);
/** True when CodeDeploy itself copies the Auto Scaling group. */
const copies = (group) => group?.blueGreenDeploymentConfiguration?.greenFleetProvisioningOption?.action === "COPY_AUTO_SCALING_GROUP";
/** How green is made when the user leaves it to us: as the deployment group is set up. */
function fleetOf(inputs, group) {
    if (inputs.fleet !== "auto")
        return inputs.fleet;
    if (copies(group))
        return "codedeploy-copy";
    return listedGroups(group).length > 0 || !group ? "clone" : "same-group";
}
/** The names of the alarms that stop a deployment of this group. */
const watchedAlarms = (group) => group?.alarmConfiguration?.enabled
    ? (group.alarmConfiguration.alarms ?? []).map(({ name }) => name).filter(Boolean)
    : [];

/** The deployment group's alarms and those behind blue's step and simple scaling policies, in one call. */
async function readAlarms(aws, group, blue) {
    const watched = new Set(watchedAlarms(group));
    const behind = new Set((blue?.policies ?? [])
        .filter(({ PolicyType }) => PolicyType === "StepScaling" || PolicyType === "SimpleScaling")
        .flatMap(({ Alarms }) => (Alarms ?? []).map(({ AlarmName }) => AlarmName)));
    const found = [];
    for (const AlarmNames of batches([...new Set([...watched, ...behind])], 100))
        found.push(...(await allPages((NextToken) => aws("cloudwatch:DescribeAlarms", {
            AlarmNames,
            AlarmTypes: ["MetricAlarm", "CompositeAlarm"],
            MaxRecords: 100,
            ...(NextToken ? { NextToken } : {}),
        }), (page) => [...(page.MetricAlarms ?? []), ...(page.CompositeAlarms ?? []).map(stateOf)], (page) => page.NextToken)));
    return {
        alarms: found.filter(({ AlarmName }) => watched.has(AlarmName)),
        policyAlarms: found.filter(({ AlarmName }) => behind.has(AlarmName)),
    };
}
/** A composite alarm as far as a deployment is concerned. */
const stateOf = ({ AlarmName, StateValue, StateReason }) => ({
    AlarmName,
    StateValue,
    StateReason,
});

/**
 * The groups of filters of a deployment group: within one any filter may match, across them all must
 * (CodeDeploy user guide, instances-tagging). Empty when it selects nothing by tags.
 */
const filterGroups = ({ ec2TagFilters, ec2TagSet }) => ec2TagSet?.ec2TagSetList?.length
    ? ec2TagSet.ec2TagSetList.filter((group) => group.length > 0)
    : ec2TagFilters?.length
        ? [ec2TagFilters]
        : [];
/** True when one filter matches the tags; a missing type counts as KEY_AND_VALUE with what is given. */
function filterMatches(filter, tags) {
    const { Key: key, Value: value, Type: type } = filter;
    if (type === "KEY_ONLY")
        return key !== undefined && Object.hasOwn(tags, key);
    if (type === "VALUE_ONLY")
        return Object.values(tags).includes(value ?? "");
    return key !== undefined && tags[key] === (value ?? "");
}
/** Would CodeDeploy count an instance with these tags to the deployment group? Never, when it has no tag filters. */
function selects(selection, tags) {
    const groups = filterGroups(selection);
    return groups.length > 0 && groups.every((group) => group.some((filter) => filterMatches(filter, tags)));
}
/** The filters that match, for the message that says why. */
const matchingFilters = (selection, tags) => filterGroups(selection).flatMap((group) => group.filter((filter) => filterMatches(filter, tags)));
/** `Name=shop`, `any Name`, `any tag with the value shop`. */
function filterText({ Key: key, Value: value, Type: type }) {
    if (type === "KEY_ONLY")
        return `any ${key}`;
    if (type === "VALUE_ONLY")
        return `any tag with the value ${value}`;
    return `${key}=${value}`;
}
/** The SDKs' list of tags as a record. */
const tagsOf = (tags) => Object.fromEntries((tags ?? []).map(({ Key, Value }) => [Key ?? "", Value ?? ""]));

/** The running instances that the filters select. */
const running = (aws, filters) => allPages((NextToken) => aws("ec2:DescribeInstances", {
    Filters: [...filters, { Name: "instance-state-name", Values: ["running"] }],
    MaxResults: 1000,
    ...(NextToken ? { NextToken } : {}),
}), (page) => page.Reservations?.flatMap((reservation) => reservation.Instances ?? []), (page) => page.NextToken);
/** The running instances of Auto Scaling groups. */
const instancesOfGroups = async (aws, groups) => groups.length === 0 ? [] : running(aws, [{ Name: `tag:${GROUP_TAG}`, Values: groups.map(literally) }]);
/** The running instances that a deployment group's tags select, anywhere in the account (rule 1). */
async function instancesSelected(aws, group) {
    const [first] = filterGroups(group);
    if (!first)
        return [];
    const pages = await Promise.all(queriesFor(first).map((query) => running(aws, query)));
    return distinct(pages.flat()).filter((instance) => selects(group, tagsOf(instance.Tags)));
}
/** Each instance once. */
const distinct = (instances) => [
    ...new Map(instances.map((instance) => [instance.InstanceId, instance])).values(),
];
/**
 * EC2 joins its filters by AND and has none for a value alone, so that filters joined by OR are asked one key at
 * a time, and VALUE_ONLY asks for everything that runs; what comes back is judged here.
 */
function queriesFor(filters) {
    if (filters.some(({ Type }) => Type === "VALUE_ONLY"))
        return [[]];
    const keys = filters.filter(({ Type }) => Type === "KEY_ONLY").map(({ Key }) => literally(Key ?? ""));
    const values = new Map();
    for (const { Key = "", Value = "", Type } of filters)
        if (Type !== "KEY_ONLY")
            values.set(Key, [...(values.get(Key) ?? []), literally(Value)]);
    return [
        ...(keys.length > 0 ? [[{ Name: "tag-key", Values: keys }]] : []),
        ...[...values].map(([key, Values]) => [{ Name: `tag:${key}`, Values }]),
    ];
}

/** What AWS refused, with all that a reader or a support case needs. */
class AwsFailure extends Failure {
    operation;
    /** AWS's error name without `Exception` or `Fault`: `DeploymentLimitExceeded`, `AlreadyExists`. */
    awsCode;
    /** AWS's own words: foreign text. */
    awsMessage;
    constructor(refusal, options) {
        const { operation, awsCode, awsMessage, resource, requestId } = refusal;
        const where = [resource && `on ${resource}`, requestId && `request ${requestId}`]
            .filter(Boolean)
            .join(", ");
        super(refusal.expired ? "credentials-expired" : "aws-refused", `${operation} ${refusal.sent ? "was refused" : "was not sent"}: ${awsCode === "Error" ? "" : `${awsCode}: `}${awsMessage}${where ? ` (${where})` : ""}`, refusal.remedy, { ...options, stops: refusal.expired });
        this.name = "AwsFailure";
        this.operation = operation;
        this.awsCode = awsCode;
        this.awsMessage = awsMessage;
    }
}
/** The request may or may not have taken effect: the caller looks, and never just sends again. */
class LostAnswer extends Failure {
    operation;
    constructor(operation, resource, options) {
        super("lost-answer", `${operation}${resource ? ` on ${resource}` : ""}: the answer was lost`, "Run it again.", options);
        this.name = "LostAnswer";
        this.operation = operation;
    }
}
/** An answer without a member that nothing can go on without: it is taken for none. */
class AnswerIncomplete extends Error {
    constructor(member) {
        super(`the answer lacks ${member}`);
        this.name = "AnswerIncomplete";
    }
}
/** AWS could not be reached for as long as we tried, or gave no answer that says anything. */
class Unreachable extends Failure {
    operation;
    constructor(operation, cause) {
        const incomplete = cause instanceof AnswerIncomplete;
        super("unreachable", incomplete
            ? `${operation} cannot be used: ${cause.message}`
            : `${operation} could not be sent: ${hideSecrets(String(cause))}`, incomplete
            ? "AWS answers otherwise than its documentation says: see the AWS Health Dashboard, then run again."
            : "Check the network, the region and the credentials' expiry, then run again.", { cause });
        this.name = "Unreachable";
        this.operation = operation;
    }
}
/** True for an AwsFailure with one of these codes (without `Exception` or `Fault`). */
const refusedWith = (error, ...codes) => error instanceof AwsFailure && codes.includes(error.awsCode);

/** A word for a POSIX shell, quoted when it has to be. (zsh gives a leading `=` a meaning.) */
const quoted = (word) => /^[\w./:@%+,-][\w./:=@%+,-]*$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`;
/**
 * A command for a person to paste into a shell: whatever is filled in stays a word of its own, or of a list several, and
 * is never run. Names and tag values may hold anything (Auto Scaling API reference: a group's name takes even line ends).
 */
const shell = (texts, ...words) => texts.reduce((command, text, index) => `${command}${wordsOf(words[index - 1] ?? "")}${text}`);
const wordsOf = (given) => typeof given === "object" ? given.map(quoted).join(" ") : quoted(String(given));

/** The instant until which a wait of its own patience may last: in a hurry no longer than the run. */
const within = (run, patience) => {
    const own = run.clock.now().getTime() + patience;
    return new Date(run.hurry ? Math.min(own, run.deadline.getTime()) : own);
};
/** What `poll` throws when the deadline passed before an answer. */
class DeadlinePassed extends Error {
    deadline;
    constructor(deadline) {
        super(`not done by ${deadline.toISOString()}`);
        this.name = "DeadlinePassed";
        this.deadline = deadline;
    }
}
/**
 * Looks until there is an answer: the only loop that waits. `look` returns undefined for "not yet". The last look begins
 * at the deadline or after it: a process that was paused meanwhile may hold an answer of long ago.
 * Throws DeadlinePassed, the signal's reason, or whatever `look` throws.
 */
async function poll(look, options) {
    const { clock, deadline, signal } = options;
    for (;;) {
        signal?.throwIfAborted();
        const lookedAt = clock.now().getTime();
        const answer = await look();
        if (answer !== undefined)
            return answer;
        const pause = typeof options.every === "function" ? options.every() : options.every;
        if (deadline && clock.now().getTime() + pause > deadline.getTime()) {
            if (lookedAt >= deadline.getTime())
                throw new DeadlinePassed(deadline);
            const left = deadline.getTime() - clock.now().getTime();
            if (left > 0)
                await clock.sleep(left, signal);
        }
        else {
            await clock.sleep(pause, signal);
        }
    }
}

const GONE = "group-gone";
const READ_BACK_EVERY = 3 * SECOND;
const READ_BACK_FOR = 2 * MINUTE;
/** A description may lag so far behind what was just sent: without it, what has been done would be told as undone. */
const SHOWN_WITHIN = 3 * SECOND;
/** The group by its name, or undefined: an unknown name is not an error to Auto Scaling. A group being deleted is gone. */
async function findGroup(aws, name) {
    const { AutoScalingGroups } = await aws("autoscaling:DescribeAutoScalingGroups", {
        AutoScalingGroupNames: [name],
    });
    const group = AutoScalingGroups?.[0];
    return group?.Status ? undefined : group;
}
/** The group by its name; throws when it is gone. */
async function groupNamed(aws, name) {
    const group = await findGroup(aws, name);
    if (group)
        return group;
    throw new Failure(GONE, `The Auto Scaling group ${name} does not exist any more.`, "Find out who deleted it.");
}
/** Does what is done to a group that must be there only where it still is; undefined: it is gone, and nothing is to be done. */
async function unlessGone(act) {
    try {
        return await act();
    }
    catch (error) {
        if (error instanceof Failure && error.code === GONE)
            return undefined;
        throw error;
    }
}
/** Waits until a group that was created is found: descriptions lag behind. */
async function awaitFound(ctx, name) {
    const deadline = within(ctx, READ_BACK_FOR);
    const look = async () => ((await findGroup(ctx.aws, name)) ? true : undefined);
    await poll(look, { ...ctx, every: READ_BACK_EVERY, deadline });
}
/** A group that must be there and another that may be gone, in one call. */
async function groupsNamed$1(aws, name, other) {
    const { AutoScalingGroups = [] } = await aws("autoscaling:DescribeAutoScalingGroups", {
        AutoScalingGroupNames: [name, other],
    });
    const [one, two] = [name, other].map((each) => AutoScalingGroups.find((group) => group.AutoScalingGroupName === each && !group.Status));
    return [one ?? (await groupNamed(aws, name)), two];
}
/** The group's own launch template reference, in whichever of the two places it has it. */
const templateOf = (group) => group.LaunchTemplate ?? group.MixedInstancesPolicy?.LaunchTemplate?.LaunchTemplateSpecification;
/**
 * The part of an Update- or CreateAutoScalingGroup input that sets the template's version and keeps everything else
 * of a mixed instances policy. AWS returns id and name and takes only one of them.
 */
function templateInput(group, version) {
    const reference = { LaunchTemplateId: templateOf(group).LaunchTemplateId, Version: version };
    if (group.LaunchTemplate)
        return { LaunchTemplate: reference };
    const { LaunchTemplate, ...distribution } = group.MixedInstancesPolicy;
    return {
        MixedInstancesPolicy: {
            ...distribution,
            LaunchTemplate: { ...LaunchTemplate, LaunchTemplateSpecification: reference },
        },
    };
}
/** The command with which a person does that. */
const templateCommand = (group, template, version) => shell `aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${group} --launch-template ${`LaunchTemplateId=${template},Version=${version}`}`;
/**
 * Points the group at a template version, unless it is there already, and reads it back: descriptions lag behind, and
 * CodeDeploy copies what it is told the group is.
 * @param certainly sent even if the group shows that version: on the way back a change of ours may not show yet
 */
async function setTemplateVersion(ctx, name, version, certainly = false) {
    const group = await groupNamed(ctx.aws, name);
    if (templateOf(group)?.Version === version && !certainly)
        return;
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: name,
        ...templateInput(group, version),
    });
    await readBack(ctx, name, (now) => templateOf(now)?.Version === version);
}
/** Waits until the group's description shows a change, where time is over no longer than that may lag behind. */
async function readBack(ctx, name, shows, patience = READ_BACK_FOR) {
    const soonest = ctx.clock.now().getTime() + SHOWN_WITHIN;
    const deadline = new Date(Math.max(soonest, within(ctx, patience).getTime()));
    await poll(async () => (shows(await groupNamed(ctx.aws, name)) ? true : undefined), {
        ...ctx,
        every: READ_BACK_EVERY,
        deadline,
    });
}
/** Names of the processes that are suspended. */
const suspendedIn = (group) => (group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName);
/** The members in service. */
const membersInService = ({ Instances = [] }) => Instances.filter(({ LifecycleState }) => LifecycleState === "InService");
/** The members that Auto Scaling counts as the group's capacity: Standby and ending ones are not. */
const countedMembers = ({ Instances = [] }) => Instances.filter(({ LifecycleState }) => /^(Pending|InService)/.test(LifecycleState ?? ""));
/** How many these are. */
const counted = (group) => countedMembers(group).length;

/** The template of a group and the version its instances really run; undefined when there is none, or it is gone. */
async function readTemplate(aws, group, instances) {
    const spec = templateOf(group);
    if (!spec)
        return undefined;
    const template = await findTemplate(aws, spec);
    if (!template)
        return undefined;
    const configured = spec.Version ?? "$Default";
    const configuredNumber = numberOf(configured, template);
    const runs = runningNumber(group, instances, template) ?? configuredNumber;
    const running = (await findVersion(aws, template, runs)) ??
        (runs === configuredNumber ? undefined : await findVersion(aws, template, configuredNumber));
    return running && { template, configured, configuredNumber, running };
}
const numberOf = (configured, template) => configured === "$Latest"
    ? template.LatestVersionNumber
    : configured === "$Default"
        ? template.DefaultVersionNumber
        : Number(configured);
async function findTemplate(aws, spec) {
    const { LaunchTemplateId: id, LaunchTemplateName: name } = spec;
    try {
        const wanted = id ? { LaunchTemplateIds: [id] } : { LaunchTemplateNames: [name] };
        return (await aws("ec2:DescribeLaunchTemplates", wanted)).LaunchTemplates?.[0];
    }
    catch (error) {
        if (refusedWith(error, "InvalidLaunchTemplateId.NotFound", "InvalidLaunchTemplateName.NotFound", "InvalidLaunchTemplateId.Malformed"))
            return undefined;
        throw error;
    }
}
async function findVersion(aws, template, version) {
    try {
        const found = await aws("ec2:DescribeLaunchTemplateVersions", {
            LaunchTemplateId: template.LaunchTemplateId,
            Versions: [String(version)],
        });
        return found.LaunchTemplateVersions?.[0];
    }
    catch (error) {
        if (refusedWith(error, "InvalidLaunchTemplateId.VersionNotFound"))
            return undefined;
        throw error;
    }
}
/** The version most of the group's instances were launched from: Auto Scaling says so, or the tag EC2 puts on them. */
function runningNumber(group, instances, template) {
    const members = membersInService(group)
        .filter(({ LaunchTemplate }) => LaunchTemplate?.LaunchTemplateId === template.LaunchTemplateId)
        .map(({ LaunchTemplate }) => Number(LaunchTemplate?.Version));
    const tagged = instances
        .map(({ Tags }) => tagsOf(Tags))
        .filter((tags) => tags["aws:ec2launchtemplate:id"] === template.LaunchTemplateId)
        .map((tags) => Number(tags["aws:ec2launchtemplate:version"]));
    const numbers = members.filter(Number.isInteger);
    return mostFrequent(numbers.length > 0 ? numbers : tagged.filter(Number.isInteger));
}
/** The highest of the most frequent. */
function mostFrequent(numbers) {
    const counts = new Map();
    for (const number of numbers)
        counts.set(number, (counts.get(number) ?? 0) + 1);
    return [...counts].sort(([a, m], [b, n]) => n - m || b - a)[0]?.[0];
}
/** The other groups that would launch from whatever becomes the template's newest or default version (rule 21). */
function othersOnTemplate(groups, blue) {
    if (!blue?.template)
        return [];
    const { LaunchTemplateId: id, LaunchTemplateName: name } = blue.template.template;
    return groups
        .filter((group) => group.AutoScalingGroupName !== blue.group.AutoScalingGroupName)
        .flatMap((group) => specsOf(group)
        .filter((spec) => spec.LaunchTemplateId === id || spec.LaunchTemplateName === name)
        .map(({ Version = "$Default" }) => ({ name: group.AutoScalingGroupName, version: Version }))
        .filter(({ version }) => version.startsWith("$"))
        .slice(0, 1));
}
const specsOf = (group) => [
    templateOf(group),
    ...(group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []).map(({ LaunchTemplateSpecification }) => LaunchTemplateSpecification),
].filter((spec) => spec !== undefined);

/** All groups of the region, without their instances: who else uses the template, and who carries the tag. */
const allGroups = (aws) => allPages((NextToken) => aws("autoscaling:DescribeAutoScalingGroups", {
    IncludeInstances: false,
    MaxRecords: 100,
    ...(NextToken ? { NextToken } : {}),
}), (page) => page.AutoScalingGroups, (page) => page.NextToken);
/** Finds blue and reads everything of its group. */
async function readBlue(aws, inputs, deploymentGroup, groups) {
    const listed = listedGroups(deploymentGroup);
    const selected = deploymentGroup ? await instancesSelected(aws, deploymentGroup) : [];
    const candidates = inputs.autoScalingGroup
        ? [inputs.autoScalingGroup]
        : listed.length > 0
            ? listed
            : candidatesByTag(inputs, deploymentGroup, selected, groups);
    if (candidates.length !== 1)
        return { candidates };
    const name = candidates[0];
    const [group, members] = await Promise.all([
        aws("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames: [name] }),
        instancesOfGroups(aws, [...new Set([name, ...listed])]),
    ]);
    const found = group.AutoScalingGroups?.[0];
    if (!found)
        return { candidates };
    const matched = distinct([...selected, ...members.filter((member) => listed.includes(groupOf$1(member)))]);
    const standby = standbyOf(found);
    const blue = distinct([...matched, ...members.filter(({ InstanceId }) => !standby.has(InstanceId))]);
    return { blue: await readParts(aws, found, blue, matched.length) };
}
const groupOf$1 = (instance) => tagsOf(instance.Tags)[GROUP_TAG] ?? "";
/** Members in Standby: an earlier blue that `retire: keep` left in its group is not blue any more. */
const standbyOf = (group) => new Set((group.Instances ?? [])
    .filter(({ LifecycleState }) => LifecycleState === "Standby")
    .map(({ InstanceId }) => InstanceId));
/** The groups of the instances that the tags select; without any, the groups that carry the release tag and fit. */
function candidatesByTag(inputs, deploymentGroup, selected, groups) {
    const owners = [...new Set(selected.map(groupOf$1).filter(Boolean))];
    if (owners.length > 0 || !deploymentGroup)
        return owners;
    return groups
        .filter((group) => group.Tags?.some(({ Key }) => Key === inputs.tagKey))
        .filter((group) => selects(deploymentGroup, tagsOf(group.Tags)))
        .map((group) => group.AutoScalingGroupName);
}
async function readParts(aws, group, instances, count) {
    const AutoScalingGroupName = group.AutoScalingGroupName;
    const token = (NextToken) => ({ MaxRecords: 100, ...(NextToken ? { NextToken } : {}) });
    const [template, hooks, policies, schedules, notifications, refreshes] = await Promise.all([
        readTemplate(aws, group, instances),
        aws("autoscaling:DescribeLifecycleHooks", { AutoScalingGroupName }),
        allPages((next) => aws("autoscaling:DescribePolicies", { AutoScalingGroupName, ...token(next) }), (page) => page.ScalingPolicies, (page) => page.NextToken),
        allPages((next) => aws("autoscaling:DescribeScheduledActions", { AutoScalingGroupName, ...token(next) }), (page) => page.ScheduledUpdateGroupActions, (page) => page.NextToken),
        allPages((next) => aws("autoscaling:DescribeNotificationConfigurations", {
            AutoScalingGroupNames: [AutoScalingGroupName],
            ...token(next),
        }), (page) => page.NotificationConfigurations, (page) => page.NextToken),
        // The newest comes first: an older one cannot be running beside it.
        firstItems((NextToken) => aws("autoscaling:DescribeInstanceRefreshes", {
            AutoScalingGroupName,
            MaxRecords: 5,
            ...(NextToken ? { NextToken } : {}),
        }), (page) => page.InstanceRefreshes, (page) => page.NextToken),
    ]);
    return {
        group,
        instances,
        count,
        ...(template ? { template } : {}),
        hooks: hooks.LifecycleHooks ?? [],
        policies,
        schedules,
        notifications,
        refreshRunning: refreshes.some(({ Status }) => REFRESHING.has(Status ?? "")),
    };
}
/** Statuses of an instance refresh that has not ended (Auto Scaling API reference: InstanceRefresh). */
const REFRESHING = new Set(["Pending", "InProgress", "Cancelling", "RollbackInProgress", "Baking"]);

/** CodeDeploy's limit for a description (AWS CodeDeploy user guide: limits). */
const LONGEST = 256;
const NAME = "bluegreen-action";
/**
 * The mark by which our own deployment is found again: `bluegreen-action shop/web#12 6f1c…/1`.
 * A target too long to fit is shortened; number, nonce and attempt never are.
 */
function stampOf(release, attempt) {
    const end = `#${release.number} ${release.nonce}/${attempt}`;
    const room = LONGEST - NAME.length - 1 - end.length;
    const target = release.target.length <= room ? release.target : `${release.target.slice(0, Math.max(0, room - 3))}...`;
    return `${NAME} ${target}${end}`;
}
/** The description sent: our stamp, then as much of the user's own words as fits. */
function describe(stamp, words) {
    if (!words)
        return stamp;
    return `${stamp} ${words}`.slice(0, LONGEST).trimEnd();
}
/** True when a deployment's description carries this stamp. */
const carries = (description, stamp) => description === stamp || (description?.startsWith(`${stamp} `) ?? false);
/**
 * Both known wordings of DeploymentLimitExceededException name the active deployment only in their text
 * (`already has an active Deployment 'd-…'`, formerly `is already deploying deployment 'd-…'`).
 * Undefined for the account's own limit, which has the same name.
 */
const activeDeploymentIn = (message) => /(?:is already deploying(?: deployment)?|already has an active deployment) ['"]?(d-\w+)/i.exec(message)?.[1];

/** Our clock and CodeDeploy's may differ by this much: what is listed too much is told apart by its stamp. */
const SKEW = 30 * MINUTE;
/** BatchGetDeployments takes 25 ids (AWS CodeDeploy API reference). */
const PER_CALL$4 = 25;
/** Statuses of a deployment that has not ended (API reference: DeploymentInfo). */
const ACTIVE = ["Created", "Queued", "InProgress", "Baking", "Ready"];
/** The id of a deployment of the group that has not ended, whoever began it. */
async function findActive(aws, name) {
    const ids = await firstItems((nextToken) => aws("codedeploy:ListDeployments", {
        applicationName: name.application,
        deploymentGroupName: name.deploymentGroup,
        includeOnlyStatuses: [...ACTIVE],
        ...(nextToken ? { nextToken } : {}),
    }), (page) => page.deployments, (page) => page.nextToken);
    return ids[0];
}
/** The id of our deployment, looked for once by its stamp among those created since; the newest if several. */
async function findDeployment(aws, release, { settings: name, attempt, createdAfter }) {
    const stamp = stampOf(release, attempt);
    const ids = await allPages((nextToken) => aws("codedeploy:ListDeployments", {
        applicationName: name.application,
        deploymentGroupName: name.deploymentGroup,
        createTimeRange: { start: new Date(createdAfter - SKEW) },
        ...(nextToken ? { nextToken } : {}),
    }), (page) => page.deployments, (page) => page.nextToken);
    const found = [];
    for (const deploymentIds of batches(ids, PER_CALL$4)) {
        const { deploymentsInfo } = await aws("codedeploy:BatchGetDeployments", { deploymentIds });
        found.push(...(deploymentsInfo ?? []).filter(({ description }) => carries(description, stamp)));
    }
    return found.sort((a, b) => createdAt(b) - createdAt(a))[0]?.deploymentId;
}
const createdAt = ({ createTime }) => createTime?.getTime() ?? 0;

/** Names or ids that a batch call takes for certain: its pages disagree between 25 and 100. */
const BATCH = 25;
/** The deployment group and the others of its application. */
async function readGroups(aws, inputs) {
    const applicationName = inputs.application;
    try {
        const [deploymentGroup, names] = await Promise.all([
            readGroup(aws, applicationName, inputs.deploymentGroup),
            allPages((nextToken) => aws("codedeploy:ListDeploymentGroups", { applicationName, ...(nextToken ? { nextToken } : {}) }), (page) => page.deploymentGroups, (page) => page.nextToken),
        ]);
        const others = names.filter((name) => name !== inputs.deploymentGroup);
        const siblings = [];
        for (const deploymentGroupNames of batches(others, BATCH)) {
            const page = await aws("codedeploy:BatchGetDeploymentGroups", {
                applicationName,
                deploymentGroupNames,
            });
            siblings.push(...(page.deploymentGroupsInfo ?? []));
        }
        return { applicationExists: true, siblings, ...(deploymentGroup ? { deploymentGroup } : {}) };
    }
    catch (error) {
        if (refusedWith(error, "ApplicationDoesNotExist"))
            return { applicationExists: false, siblings: [] };
        throw error;
    }
}
async function readGroup(aws, applicationName, deploymentGroupName) {
    try {
        return (await aws("codedeploy:GetDeploymentGroup", { applicationName, deploymentGroupName }))
            .deploymentGroupInfo;
    }
    catch (error) {
        if (refusedWith(error, "DeploymentGroupDoesNotExist"))
            return undefined;
        throw error;
    }
}
/** The configuration that will be in force, what runs now, and what will be deployed. */
async function readDeployments(aws, inputs, group) {
    const [deploymentConfig, activeDeployment, revision] = await Promise.all([
        readConfig(aws, inputs.deploymentConfig ?? group.deploymentConfigName ?? "CodeDeployDefault.OneAtATime"),
        readActive(aws, inputs),
        readRevision(aws, inputs.revision, group),
    ]);
    return {
        ...(deploymentConfig ? { deploymentConfig } : {}),
        ...(activeDeployment ? { activeDeployment } : {}),
        ...(revision ? { revision } : {}),
    };
}
async function readConfig(aws, deploymentConfigName) {
    try {
        return (await aws("codedeploy:GetDeploymentConfig", { deploymentConfigName })).deploymentConfigInfo;
    }
    catch (error) {
        if (refusedWith(error, "DeploymentConfigDoesNotExist", "InvalidDeploymentConfigName"))
            return undefined;
        throw error;
    }
}
async function readActive(aws, { application, deploymentGroup }) {
    const id = await findActive(aws, { application, deploymentGroup });
    return id === undefined ? undefined : readDeployment(aws, id);
}
async function readDeployment(aws, deploymentId) {
    try {
        return (await aws("codedeploy:GetDeployment", { deploymentId })).deploymentInfo;
    }
    catch (error) {
        if (refusedWith(error, "DeploymentDoesNotExist"))
            return undefined;
        throw error;
    }
}
async function readRevision(aws, wanted, group) {
    if (wanted.kind === "s3") {
        const { bucket, key, bundleType, versionId: version } = wanted;
        return { revisionType: "S3", s3Location: { bucket, key, bundleType, ...(version ? { version } : {}) } };
    }
    if (wanted.kind === "github") {
        const { repository, commit: commitId } = wanted;
        return { revisionType: "GitHub", gitHubLocation: { repository, commitId } };
    }
    const last = group.lastSuccessfulDeployment?.deploymentId;
    if (last === undefined)
        return undefined;
    // CodeDeploy may have forgotten an old deployment; the group still knows what it aims at.
    return (await readDeployment(aws, last))?.revision ?? group.targetRevision;
}

const AMI_ID = /^ami-[0-9a-f]+$/;
/**
 * The id of the AMI asked for, its parameter read once; "" when there is none, or it holds anything else: that may be a
 * secret, and is shown to nobody.
 */
async function pinImage(aws, ami) {
    if (ami.kind === "ami")
        return ami.id;
    try {
        const Name = ami.selector ? `${ami.path}:${ami.selector}` : ami.path;
        const held = (await aws("ssm:GetParameter", { Name })).Parameter?.Value?.trim() ?? "";
        return AMI_ID.test(held) ? held : "";
    }
    catch (error) {
        if (refusedWith(error, "ParameterNotFound", "ParameterVersionNotFound"))
            return "";
        throw error;
    }
}
/** The image of that id; undefined when AWS does not know it or does not show it to us. */
async function readImage(aws, id) {
    if (!AMI_ID.test(id))
        return undefined;
    try {
        return (await aws("ec2:DescribeImages", { ImageIds: [id] })).Images?.[0];
    }
    catch (error) {
        if (refusedWith(error, "InvalidAMIID.NotFound", "InvalidAMIID.Unavailable", "InvalidAMIID.Malformed"))
            return undefined;
        throw error;
    }
}

/** The subnets a group launches into. */
async function readSubnets(aws, group) {
    const ids = (group.VPCZoneIdentifier ?? "")
        .split(",")
        .map((id) => id.trim())
        .filter(Boolean);
    if (ids.length === 0)
        return [];
    return (await aws("ec2:DescribeSubnets", { SubnetIds: ids })).Subnets ?? [];
}
/** The instance types that blue runs or could launch: its overrides' when it has any, else its template's. */
const instanceTypesOf = (blue) => {
    const overrides = blue.group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
    const types = [
        ...blue.instances.map(({ InstanceType }) => InstanceType),
        ...overrides.map(({ InstanceType }) => InstanceType),
        blue.template?.running.LaunchTemplateData?.InstanceType,
    ];
    return [...new Set(types.filter((type) => type !== undefined))].sort();
};
/** Which architectures instance types support. */
async function readArchitectures(aws, types) {
    const found = {};
    for (const InstanceTypes of batches(types, 100)) {
        const page = await aws("ec2:DescribeInstanceTypes", {
            InstanceTypes: InstanceTypes,
        }).catch((error) => {
            // A type that this region does not know is not judged.
            if (refusedWith(error, "InvalidInstanceType"))
                return { InstanceTypes: [] };
            throw error;
        });
        for (const { InstanceType, ProcessorInfo } of page.InstanceTypes ?? [])
            found[InstanceType] = [...(ProcessorInfo?.SupportedArchitectures ?? [])];
    }
    return found;
}
/** How many groups the account may have and has. */
async function readGroupLimit(aws) {
    const limits = await aws("autoscaling:DescribeAccountLimits", {});
    const { MaxNumberOfAutoScalingGroups: max, NumberOfAutoScalingGroups: used } = limits;
    return max === undefined || used === undefined ? {} : { autoScalingGroups: { max, used } };
}
/** How many targets fit, for the kinds of load balancers in use. */
async function readTargetLimits(aws, targetGroups) {
    const limits = await allPages((Marker) => aws("elasticloadbalancing:DescribeAccountLimits", Marker ? { Marker } : {}), (page) => page.Limits, (page) => page.NextMarker);
    const maximum = (name) => {
        const max = Number(limits.find((limit) => limit.Name === name)?.Max ?? Infinity);
        return Number.isFinite(max) ? max : Infinity;
    };
    const kinds = new Set(targetGroups.flatMap(({ loadBalancers }) => loadBalancers.map(({ Type }) => Type)));
    const network = kinds.has("network");
    const perBalancer = Math.min(kinds.has("application") ? maximum("targets-per-application-load-balancer") : Infinity, network ? maximum("targets-per-network-load-balancer") : Infinity);
    const perZone = network ? maximum("targets-per-availability-zone-per-network-load-balancer") : Infinity;
    const perGroup = maximum("targets-per-target-group");
    return {
        ...(perGroup < Infinity ? { targetsPerTargetGroup: perGroup } : {}),
        ...(perBalancer < Infinity ? { targetsPerLoadBalancer: perBalancer } : {}),
        ...(perZone < Infinity ? { targetsPerZone: perZone } : {}),
    };
}

const CROSS_ZONE = "load_balancing.cross_zone.enabled";
/** Seconds, when AWS does not say otherwise (ELB user guide: target group attributes). */
const DEFAULT_DELAY = 300;
/** What the deployment group says about traffic, its names resolved and their health read. */
async function readTraffic(aws, group) {
    const info = group?.loadBalancerInfo;
    const names = (info?.targetGroupInfoList ?? []).map(({ name }) => name);
    const classicLoadBalancers = (info?.elbInfoList ?? []).map(({ name }) => name);
    const found = await findTargetGroups(aws, names);
    const balancers = await readBalancers(aws, [
        ...new Set(found.flatMap(({ LoadBalancerArns }) => LoadBalancerArns ?? [])),
    ]);
    const targetGroups = await Promise.all(found.map((one) => readTargetGroup(aws, one, balancers)));
    const known = new Set(found.map(({ TargetGroupName }) => TargetGroupName));
    return {
        targetGroups,
        missingTargetGroups: names.filter((name) => !known.has(name)),
        classicLoadBalancers,
    };
}
/** One unknown name fails the whole call: then each is asked for alone. */
async function findTargetGroups(aws, names) {
    if (names.length === 0)
        return [];
    try {
        return (await aws("elasticloadbalancing:DescribeTargetGroups", { Names: names })).TargetGroups ?? [];
    }
    catch (error) {
        if (!refusedWith(error, "TargetGroupNotFound"))
            throw error;
        if (names.length === 1)
            return [];
        return (await Promise.all(names.map((name) => findTargetGroups(aws, [name])))).flat();
    }
}
const readBalancers = async (aws, arns) => arns.length === 0
    ? []
    : ((await aws("elasticloadbalancing:DescribeLoadBalancers", { LoadBalancerArns: arns })).LoadBalancers ??
        []);
async function readTargetGroup(aws, group, balancers) {
    const TargetGroupArn = group.TargetGroupArn;
    const loadBalancers = balancers.filter(({ LoadBalancerArn }) => group.LoadBalancerArns?.includes(LoadBalancerArn));
    const [{ Attributes = [] }, health] = await Promise.all([
        aws("elasticloadbalancing:DescribeTargetGroupAttributes", { TargetGroupArn }),
        aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn }),
    ]);
    const attribute = (key) => Attributes.find(({ Key }) => Key === key)?.Value;
    const own = attribute(CROSS_ZONE);
    return {
        group,
        loadBalancers,
        deregistrationDelay: Number(attribute("deregistration_delay.timeout_seconds") ?? DEFAULT_DELAY),
        crossZone: own === "true" || own === "false" ? own === "true" : await balancersCrossZones(aws, loadBalancers),
        health: health.TargetHealthDescriptions ?? [],
    };
}
/** An ALB always balances across zones unless the target group says otherwise; an NLB when its own attribute says so. */
async function balancersCrossZones(aws, loadBalancers) {
    const settings = await Promise.all(loadBalancers
        .filter(({ Type }) => Type !== "application")
        .map(({ LoadBalancerArn }) => aws("elasticloadbalancing:DescribeLoadBalancerAttributes", { LoadBalancerArn })));
    return settings.every(({ Attributes = [] }) => Attributes.some(({ Key, Value }) => Key === CROSS_ZONE && Value === "true"));
}

/** States in which an instance still counts for CodeDeploy's tag search (rule 1). */
const PRESENT = ["pending", "running", "stopping", "stopped"];
/**
 * Reads everything that is decided upon, and judges nothing: what is missing is undefined. About 25 calls for a fleet
 * of any size up to 1,000. The only reader before the first write; called again once the release is claimed (rule 23).
 * Throws what the door throws.
 */
async function discover(aws, inputs, names) {
    const [image, codedeploy, greenTagged, groupLimit, groups] = await Promise.all([
        readPinned(aws, inputs),
        readGroups(aws, inputs),
        instancesTagged(aws, names.greenTag, PRESENT),
        readGroupLimit(aws),
        allGroups(aws),
    ]);
    const { deploymentGroup } = codedeploy;
    const [deployments, traffic, found] = await Promise.all([
        deploymentGroup ? readDeployments(aws, inputs, deploymentGroup) : {},
        readTraffic(aws, deploymentGroup),
        readBlue(aws, inputs, deploymentGroup, groups),
    ]);
    const blue = "blue" in found ? found.blue : undefined;
    const [{ alarms, policyAlarms }, targetLimits, subnets, architectures] = await Promise.all([
        readAlarms(aws, deploymentGroup, blue),
        readTargetLimits(aws, traffic.targetGroups),
        blue ? readSubnets(aws, blue.group) : [],
        blue ? readArchitectures(aws, instanceTypesOf(blue)) : {},
    ]);
    return {
        ...whereabouts(blue?.group.AutoScalingGroupARN, traffic.targetGroups[0]?.group.TargetGroupArn),
        ...image,
        ...codedeploy,
        ...deployments,
        ...traffic,
        fleet: fleetOf(inputs, deploymentGroup),
        ...(blue ? { blue: { ...blue, policyAlarms } } : {}),
        blueCandidates: "blue" in found ? [] : found.candidates,
        alarms,
        greenTagged,
        subnets,
        architectures,
        otherGroupsOnTemplate: othersOnTemplate(groups, blue),
        limits: { ...targetLimits, ...groupLimit },
    };
}
async function readPinned(aws, inputs) {
    const imageId = await pinImage(aws, inputs.amiId);
    const image = await readImage(aws, imageId);
    return { imageId, ...(image ? { image } : {}) };
}
/** Region and account from the first ARN that has them: `arn:aws:service:region:account:…`. */
function whereabouts(...arns) {
    const [, , , region = "", account = ""] = arns.find(Boolean)?.split(":") ?? [];
    return { region, account };
}

/** A revision as the input `revision` would name it. */
function revisionText$1(revision) {
    const { s3Location: s3, gitHubLocation: github } = revision ?? {};
    if (s3)
        return `s3://${s3.bucket}/${s3.key}${s3.version ? `?versionId=${s3.version}` : ""}`;
    if (github)
        return `github:${github.repository}@${github.commitId}`;
    return revision?.revisionType ?? "none";
}
/** The AMI that blue runs: its template version's, or its instances' where that names a parameter. */
function imageOf(blue) {
    const id = blue?.template?.running.LaunchTemplateData?.ImageId;
    return id?.startsWith("ami-") ? id : blue?.instances[0]?.ImageId;
}
/** The same for the plan's text. */
const blueImage = ({ blue }) => imageOf(blue) ?? "unknown";
/** `4`, or `$Latest (4)`. */
const versionText = (template) => template === undefined
    ? "none"
    : template.configured === String(template.configuredNumber)
        ? template.configured
        : `${template.configured} (${template.configuredNumber})`;

/** The alarms that stop a deployment. */
const alarmChecks = {
    "alarm-active": {
        severity: "error",
        when: "an alarm that stops deployments of the group is in ALARM already",
        find: ({ facts }) => (facts.despiteAlarms ? [] : facts.alarms)
            .filter(({ StateValue }) => StateValue === "ALARM")
            .map(({ AlarmName, StateReason }) => ({
            where: `alarm ${AlarmName}`,
            what: `It is in ALARM${StateReason ? ` (${StateReason})` : ""} and would stop the deployment at once.`,
            remedy: `See why: \`aws cloudwatch describe-alarms --alarm-names ${quoted(AlarmName ?? "")}\`.`,
        })),
    },
    "alarm-missing": {
        severity: "warning",
        when: "an alarm that the deployment group names does not exist",
        find: ({ facts }) => watchedAlarms(facts.deploymentGroup)
            .filter((name) => !facts.alarms.some(({ AlarmName }) => AlarmName === name))
            .map((name) => ({
            where: `alarm ${name}`,
            what: "The deployment group watches it, but it does not exist: nothing would stop the deployment, or CodeDeploy would stop it because it cannot ask.",
            remedy: "Create the alarm, or take it out of the deployment group's alarm configuration.",
        })),
    },
};

const SHOWN = 3;
/** Ids for a sentence: `i-0a, i-0b`, or `i-0a, i-0b, i-0c and 18 more`. */
const nameIds = (ids) => ids.length <= SHOWN + 1
    ? ids.join(", ")
    : `${ids.slice(0, SHOWN).join(", ")} and ${ids.length - SHOWN} more`;
/** `1 instance`, `12 instances`. */
const countOf = (count, what) => `${count} ${what}${count === 1 ? "" : "s"}`;
/** With a full stop at its end. */
const asSentence = (text) => (/[.!?]$/.test(text) ? text : `${text}.`);

/**
 * The command that changes one part of the deployment group's blue/green settings. All of them have to be sent again,
 * and with COPY_AUTO_SCALING_GROUP the group's name too (API reference: UpdateDeploymentGroup).
 */
function updateSettings({ deploymentGroup: group }, change) {
    const configuration = JSON.stringify({ ...group?.blueGreenDeploymentConfiguration, ...change });
    const again = copies(group) ? ` --auto-scaling-groups ${listedGroups(group).map(quoted).join(" ")}` : "";
    return updateGroup(group, `--blue-green-deployment-configuration ${quoted(configuration)}${again}`);
}
/** `aws deploy update-deployment-group` with the given options. */
const updateGroup = (group, options) => `aws deploy update-deployment-group --application-name ${quoted(group?.applicationName ?? "")} ` +
    `--current-deployment-group-name ${quoted(group?.deploymentGroupName ?? "")} ${options}`;
/** `aws autoscaling update-auto-scaling-group` with the given options. */
const updateAutoScalingGroup = (name, options) => `aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${quoted(name)} ${options}`;
/** The command that shows a group. */
const describeAutoScalingGroup = (name) => `aws autoscaling describe-auto-scaling-groups --auto-scaling-group-names ${quoted(name)}`;

/** The deployment group as messages name it. */
const groupPlace = ({ inputs }) => `deployment group ${inputs.application}/${inputs.deploymentGroup}`;
/** A check that asks only when there is a deployment group. */
const ofGroup = (find) => (view) => view.facts.deploymentGroup ? find(view.facts.deploymentGroup, view) : [];
/** A check that asks only when blue was found. */
const ofBlue = (find) => (view) => {
    const { blue } = view.facts;
    if (!blue)
        return [];
    const name = blue.group.AutoScalingGroupName;
    return find({ blue, group: blue.group, name, place: `Auto Scaling group ${name}` }, view);
};
/** Nothing, or one thing found. */
const foundIf = (fault, found) => (fault ? [found()] : []);

/** Does the deployment group count the fleet as its own? */
const isMatched = ({ name, blue }, { facts }) => listedGroups(facts.deploymentGroup).includes(name) ||
    blue.instances.some(({ Tags }) => selects(facts.deploymentGroup, tagsOf(Tags)));
/** Which fleet is blue? */
const blueChecks = {
    "blue-missing": {
        severity: "error",
        when: "blue's Auto Scaling group is not found",
        find: (view) => {
            const { facts, inputs } = view;
            const [name, ...more] = facts.blueCandidates;
            return foundIf(facts.deploymentGroup !== undefined && !facts.blue && more.length === 0, () => name === undefined
                ? {
                    where: groupPlace(view),
                    what: "It lists no Auto Scaling group, and no running instance that its tags select belongs to one.",
                    remedy: `Name blue in the input \`auto-scaling-group\`, or check the deployment group's tags (our tag key is ${inputs.tagKey}).`,
                }
                : {
                    where: `Auto Scaling group ${name}`,
                    what: "It does not exist in this account and region.",
                    remedy: `\`${describeAutoScalingGroup(name)}\`; then correct the input \`auto-scaling-group\` or the deployment group.`,
                });
        },
    },
    "blue-ambiguous": {
        severity: "error",
        when: "several Auto Scaling groups could be blue",
        find: (view) => {
            const { blueCandidates, deploymentGroup } = view.facts;
            return foundIf(blueCandidates.length > 1 && listedGroups(deploymentGroup).length <= 1, () => ({
                where: groupPlace(view),
                what: `Its tags select instances of several Auto Scaling groups: ${nameIds(blueCandidates)}.`,
                remedy: "Name blue in the input `auto-scaling-group`, or make the deployment group's tags narrower.",
            }));
        },
    },
    "blue-unmatched": {
        severity: "error",
        when: "the deployment group does not count blue's instances as its own",
        find: ofBlue((view, all) => foundIf(all.facts.deploymentGroup !== undefined && !isMatched(view, all), () => ({
            where: view.place,
            what: `${groupPlace(all)} neither lists it nor selects its instances by tags: CodeDeploy would take other instances for blue.`,
            remedy: "Name the Auto Scaling group that the deployment group serves, or correct the deployment group.",
        }))),
    },
    "blue-in-several": {
        severity: "error",
        when: "blue belongs to another deployment group too",
        find: ofBlue(({ blue, name, place }, { facts }) => {
            const others = facts.siblings
                .filter((sibling) => listedGroups(sibling).includes(name) ||
                blue.instances.some(({ Tags }) => selects(sibling, tagsOf(Tags))))
                .map(({ deploymentGroupName }) => deploymentGroupName);
            const hooks = blue.hooks.filter(({ LifecycleHookName, LifecycleTransition }) => LifecycleHookName?.startsWith("CodeDeploy") &&
                LifecycleTransition === "autoscaling:EC2_INSTANCE_LAUNCHING");
            return foundIf(others.length > 0 || hooks.length > 1, () => ({
                where: place,
                what: others.length > 0
                    ? `It also belongs to the deployment group ${nameIds(others)}: two would install on the same instances.`
                    : `It has ${hooks.length} launch hooks of CodeDeploy: several deployment groups, perhaps of another application, install on its instances.`,
                remedy: "Leave the fleet in one deployment group, and take it out of the others by update-deployment-group.",
            }));
        }),
    },
    "instances-outside": {
        severity: "error",
        when: "the deployment group matches instances that are not in blue's Auto Scaling group",
        find: ofBlue(({ blue, name, place }, { facts }) => {
            const outside = blue.instances
                .filter(({ Tags }) => selects(facts.deploymentGroup ?? {}, tagsOf(Tags)))
                .filter(({ Tags }) => tagsOf(Tags)[GROUP_TAG] !== name)
                .map(({ InstanceId }) => InstanceId);
            return foundIf(outside.length > 0, () => ({
                where: place,
                what: `The deployment group's tags also match ${nameIds(outside)} outside of it: CodeDeploy would take them out of the load balancer with blue, and wants as many green instances as there are with them, while green gets as many as the group has.`,
                remedy: "Take the tag off them if they do not belong to the fleet, or attach them to the group (`aws autoscaling attach-instances`).",
            }));
        }),
    },
};

/**
 * Everything that is named after a release. A release is `<target>` and a number that is never reused,
 * so that a killed run finds what it made under the same names.
 */
/** On groups we made: whose they are. */
const TARGET_TAG = "bluegreen:target";
/** On a retired blue (group or instance): by which release. */
const RETIRED_TAG = "bluegreen:retired";
/** On a group that a rollback brought back: the processes it holds until that release's revision is deployed again. */
const HELD_TAG = "bluegreen:held";
/** Green's tag value when the user gives none: unique in the account as long as targets are (rule 1). */
const tagValueOf = (target, release) => `${target}-${release}`;
/** Stamped on the template version and the deployment: how a lost answer is found again. */
const markerOf = (target, release, nonce) => `bluegreen-action ${target}#${release} ${nonce}`;
/** Green's group: blue's name with the release number, in place of an earlier release's. */
function greenGroupName(blue, release, blueIsOurs) {
    const stem = blueIsOurs ? blue.replace(/-\d+$/, "") : blue;
    const suffix = `-${release}`;
    return stem.slice(0, 255 - suffix.length) + suffix;
}
/**
 * A target as a path of parameter names, which may hold letters, digits and `._-/` (SSM user guide,
 * sysman-paramstore-su-create): anything else as `_` and its hexadecimal code points, `_` itself too, so that
 * two targets never share a path.
 */
const encodeTarget = (target) => target
    .split("/")
    .map((part) => part.replace(/[^A-Za-z0-9.-]/gu, (character) => `_${character.codePointAt(0).toString(16)}_`))
    .join("/");
/** Where the parameters of a target lie; see docs/release-log.md. */
function pathsOf(target) {
    const root = `/bluegreen/${encodeTarget(target)}`;
    const release = (number) => `${root}/releases/${number}`;
    return {
        head: `${root}/head`,
        live: `${root}/live`,
        releases: `${root}/releases`,
        release,
        claim: (number, owner) => `${release(number)}/claims/${owner}`,
        alive: (number, owner) => `${release(number)}/alive/${owner}`,
        /** An owner's word that it has stopped, since another took over. */
        gaveWay: (number, owner) => `${release(number)}/by/${owner}/gave-way`,
        /** What one owner of the release wrote; only that owner writes there (rule 26). */
        by: (number, owner) => `${release(number)}/by/${owner}`,
    };
}

/** The value of a tag. */
const tagIn = (tags, key) => tags?.find(({ Key }) => Key === key)?.Value;
/** Which release of the target retired it: its tag says `<target>-<n>`. Undefined: none did. */
function retiredBy(target, tags) {
    const value = tagIn(tags, RETIRED_TAG);
    const prefix = tagValueOf(target, 0).slice(0, -1);
    const number = value?.startsWith(prefix) ? value.slice(prefix.length) : "";
    return /^\d+$/.test(number) ? Number(number) : undefined;
}
/** A release of this target made the group. */
const isOurs$1 = (target, { Tags }) => tagIn(Tags, TARGET_TAG) === target;
/** The processes that a rollback suspended in this group until its revision is deployed again, those that still are. */
function heldIn({ Tags, SuspendedProcesses }) {
    const suspended = new Set(SuspendedProcesses?.map(({ ProcessName }) => ProcessName));
    return (tagIn(Tags, HELD_TAG) ?? "")
        .split(" ")
        .filter((process) => process !== "" && suspended.has(process));
}
/** CodeDeploy stamps the groups that it copies (seen in its CloudTrail events). */
const PROVISIONING_TAG = "CodeDeployProvisioningDeploymentId";
/** All Auto Scaling groups of the account that carry one of these tag keys. */
const groupsTagged = (aws, keys) => allPages((token) => aws("autoscaling:DescribeAutoScalingGroups", {
    Filters: [{ Name: "tag-key", Values: [...keys] }],
    MaxRecords: 100,
    ...(token ? { NextToken: token } : {}),
}), (page) => page.AutoScalingGroups, (page) => page.NextToken);
/** Instances that releases of the target retired one by one, and that are not ended. */
const retiredInstances = async (aws, target) => (await allPages((token) => aws("ec2:DescribeInstances", {
    Filters: [
        { Name: `tag:${RETIRED_TAG}`, Values: [`${tagValueOf(target, 0).slice(0, -1)}*`] },
        { Name: "instance-state-name", Values: ["pending", "running", "stopping", "stopped"] },
    ],
    MaxResults: 1000,
    ...(token ? { NextToken: token } : {}),
}), (page) => page.Reservations?.flatMap(({ Instances }) => Instances ?? []), (page) => page.NextToken)).filter(({ Tags }) => retiredBy(target, Tags) !== undefined);

/** `unavailable` means that health checks are switched off: the load balancer sends requests. */
const SERVES$1 = new Set(["healthy", "unavailable"]);
const LEAVING$1 = new Set(["draining", "unhealthy.draining", "unused"]);
/** The instances of blue that get requests from a target group. */
const servingBlue = ({ health }, facts) => {
    const blue = new Set(facts.blue?.instances.map(({ InstanceId }) => InstanceId));
    return targetsOf$1(health, (state) => SERVES$1.has(state)).filter((id) => blue.has(id));
};
/** The registered targets that are not on their way out: they count against the limits. */
const registered = ({ health }) => targetsOf$1(health, (state) => !LEAVING$1.has(state));
/** Registered targets that are not blue's: somebody else's, or a leftover. */
const strangers = (targetGroup, facts) => {
    const blue = new Set(facts.blue?.instances.map(({ InstanceId }) => InstanceId));
    return registered(targetGroup).filter((id) => !blue.has(id));
};
const targetsOf$1 = (health, fits) => [
    ...new Set(health.filter(({ TargetHealth }) => fits(TargetHealth?.State ?? "")).map(({ Target }) => Target.Id)),
];

/** Members that come or go, or that Auto Scaling is about to replace. */
const restless = ({ group }) => (group.Instances ?? [])
    .filter(({ LifecycleState, HealthStatus }) => LifecycleState !== "Standby" && (LifecycleState !== "InService" || HealthStatus !== "Healthy"))
    .map(({ InstanceId, LifecycleState, HealthStatus }) => `${InstanceId} ${LifecycleState}/${HealthStatus}`);
/** It lacks what it may not launch, and is quiet otherwise. */
const isHeldShort = (view) => heldIn(view.group).includes("Launch") &&
    restless(view).length === 0 &&
    counted(view.group) < view.group.DesiredCapacity;
/** Does blue serve, and is it at rest? */
const blueStateChecks = {
    "blue-not-serving": {
        severity: "error",
        when: "a target group has no healthy target of blue",
        find: ofBlue((_blue, { facts }) => facts.targetGroups
            .filter((targetGroup) => servingBlue(targetGroup, facts).length === 0)
            .map(({ group }) => ({
            where: `target group ${group.TargetGroupName}`,
            what: "No instance of blue is healthy in it: there is nothing to take over from, and no way back.",
            remedy: `See why: \`aws elbv2 describe-target-health --target-group-arn ${group.TargetGroupArn}\`.`,
        }))),
    },
    "blue-partly-serving": {
        severity: "warning",
        when: "fewer of blue's instances are healthy in a target group than the deployment group matches",
        find: ofBlue(({ blue }, { facts }) => facts.targetGroups
            .map((targetGroup) => ({ targetGroup, healthy: servingBlue(targetGroup, facts).length }))
            .filter(({ healthy }) => healthy > 0 && healthy < blue.count)
            .map(({ targetGroup: { group }, healthy }) => ({
            where: `target group ${group.TargetGroupName}`,
            what: `${healthy} of the ${countOf(blue.count, "instance")} that the deployment group matches are healthy; green gets ${blue.count}.`,
            remedy: "Nothing has to be done; CodeDeploy counts the instances that run, not the healthy ones.",
        }))),
    },
    "group-unstable": {
        severity: "error",
        when: "blue's group is launching, ending or replacing instances",
        find: ofBlue((view) => {
            const { group, name, place } = view;
            const moving = restless(view);
            const count = membersInService(group).length;
            const off = count !== group.DesiredCapacity && !isHeldShort(view);
            return foundIf(moving.length > 0 || off || group.Status !== undefined, () => ({
                where: place,
                what: group.Status
                    ? `It is being deleted (${group.Status}).`
                    : `${count} of ${group.DesiredCapacity} instances are in service${moving.length > 0 ? `: ${nameIds(moving)}` : ""}.`,
                remedy: `Wait until it has settled, then run again: \`${describeAutoScalingGroup(name)}\`.`,
            }));
        }),
    },
    "group-held-short": {
        severity: "warning",
        when: "blue's group has fewer instances than it is asked for, since a rollback holds its launches",
        find: ofBlue((view) => foundIf(isHeldShort(view), () => ({
            where: view.place,
            what: `It is asked for ${view.group.DesiredCapacity} instances and has ${view.group.Instances?.length ?? 0}: a rollback holds its launches until a deployment has succeeded.`,
            remedy: "Nothing has to be done: green launches what is missing once it serves.",
        }))),
    },
    "refresh-running": {
        severity: "error",
        when: "an instance refresh of blue's group is running",
        find: ofBlue(({ blue, name, place }) => foundIf(blue.refreshRunning, () => ({
            where: place,
            what: "An instance refresh is replacing its instances.",
            remedy: `Wait for its end, or cancel it: \`aws autoscaling cancel-instance-refresh --auto-scaling-group-name ${quoted(name)}\`.`,
        }))),
    },
    "launch-suspended": {
        severity: "error",
        when: "the process Launch is suspended on blue's group and green would launch by it (`same-group`, `codedeploy-copy`)",
        find: ofBlue(({ group, name, place }, { facts }) => foundIf(facts.fleet !== "clone" &&
            !heldIn(group).includes("Launch") &&
            (group.SuspendedProcesses ?? []).some(({ ProcessName }) => ProcessName === "Launch"), () => ({
            where: place,
            what: "Its process Launch is suspended: green would never start.",
            remedy: `\`aws autoscaling resume-processes --auto-scaling-group-name ${quoted(name)} --scaling-processes Launch\``,
        }))),
    },
};

/** The settings, with AWS's defaults where the group says nothing. */
function settingsOf(group) {
    const { deploymentReadyOption: ready, terminateBlueInstancesOnDeploymentSuccess: end } = group?.blueGreenDeploymentConfiguration ?? {};
    const stops = ready?.actionOnTimeout === "STOP_DEPLOYMENT";
    const terminate = end?.action === "TERMINATE";
    return {
        readyAction: stops ? "STOP_DEPLOYMENT" : "CONTINUE_DEPLOYMENT",
        readyWaitMinutes: stops ? (ready.waitTimeInMinutes ?? 0) : 0,
        terminate,
        terminationWaitMinutes: terminate ? (end.terminationWaitTimeInMinutes ?? 0) : 0,
    };
}
/** Beside the group's own waits: booting, installing, becoming healthy, retiring. */
const MARGIN$1 = 60 * MINUTE;
/** How long the deployment may take: the input, or the deployment group's own waits and the drains plus a margin. */
function timeoutOf(inputs, facts) {
    if (inputs.timeout !== undefined)
        return inputs.timeout;
    const { readyWaitMinutes, terminationWaitMinutes } = settingsOf(facts.deploymentGroup);
    const drain = Math.max(0, ...facts.targetGroups.map(({ deregistrationDelay }) => deregistrationDelay));
    return (readyWaitMinutes + terminationWaitMinutes) * MINUTE + 2 * drain * SECOND + MARGIN$1;
}

/** For booting, installing and becoming healthy, when all goes well. */
const ORDINARILY = 15 * MINUTE;
/** What the run waits for by its settings: blue's end by CodeDeploy, and twice the longest drain. */
function ownWaits(facts) {
    const { terminationWaitMinutes } = settingsOf(facts.deploymentGroup);
    const drain = Math.max(0, ...facts.targetGroups.map(({ deregistrationDelay }) => deregistrationDelay));
    return terminationWaitMinutes * MINUTE + 2 * drain * SECOND + ORDINARILY;
}
/** Whether the credentials outlive the run, where somebody says when they end. */
const credentialChecks = {
    "credentials-too-short": {
        severity: "warning",
        when: "the credentials end (environment variable `AWS_CREDENTIAL_EXPIRATION`) before the deployment's own waits are over",
        find: ({ facts }) => foundIf((facts.credentialsLast ?? Infinity) < ownWaits(facts), () => ({
            where: "AWS credentials",
            what: `They last for ${formatDuration(Math.max(0, facts.credentialsLast))} more, the deployment's own waits take about ${formatDuration(ownWaits(facts))}. When they end the run loses sight, and CodeDeploy goes on by itself.`,
            remedy: "Raise `role-duration-seconds` of aws-actions/configure-aws-credentials (and the role's maximum session duration), or shorten the termination wait.",
        })),
    },
};

const PHASES = {
    Created: "starting",
    Queued: "starting",
    InProgress: "running",
    Baking: "running",
    Ready: "ready",
    Succeeded: "succeeded",
    Failed: "failed",
    Stopped: "stopped",
};
const phaseOf = ({ status }) => PHASES[status ?? ""] ?? "running";
const isTerminal = (info) => ["succeeded", "failed", "stopped"].includes(phaseOf(info));
/** The overview with its gaps filled; undefined while CodeDeploy shows none (green is being provisioned). */
function countsOf({ deploymentOverview: shown }) {
    if (!shown)
        return undefined;
    const { Pending = 0, InProgress = 0, Succeeded = 0, Failed = 0, Skipped = 0, Ready = 0 } = shown;
    return { Pending, InProgress, Succeeded, Failed, Skipped, Ready };
}

/** How long a deployment whose answer was lost is looked for: lists lag behind. */
const LOOKING = 60 * SECOND;
const LOOK_EVERY$7 = 5 * SECOND;
/** A deployment whose id we hold exists: one that is not found was made a moment ago, and shows within this time. */
const SHOWS_WITHIN = 30 * SECOND;
const SHOWN_EVERY = 3 * SECOND;
/** The deployment as it is now; one just made is waited for until it shows. */
async function getDeployment(ctx, deploymentId) {
    const until = ctx.clock.monotonic() + SHOWS_WITHIN;
    const look = async () => {
        try {
            return (await ctx.aws("codedeploy:GetDeployment", { deploymentId })).deploymentInfo ?? {};
        }
        catch (error) {
            if (!refusedWith(error, "DeploymentDoesNotExist") || ctx.clock.monotonic() >= until)
                throw error;
            return undefined;
        }
    };
    return poll(look, { clock: ctx.clock, every: SHOWN_EVERY, signal: ctx.signal });
}
/**
 * Creates the deployment and returns its id. CreateDeployment has no client token: a lost answer means looking for the
 * stamp, and what a second try may find active is recognised as ours by the same stamp.
 * A deployment by which Auto Scaling brings the application onto one launched instance is short and is waited for.
 * Throws a Failure when any other deployment is active, and AwsFailure for other refusals.
 */
async function createDeployment(ctx, memo, tries = 3) {
    const stamp = stampOf(ctx.release, memo.attempt);
    try {
        const output = await ctx.aws("codedeploy:CreateDeployment", requestOf(memo.settings, stamp));
        if (output.deploymentId)
            return output.deploymentId;
        throw new LostAnswer("codedeploy:CreateDeployment", memo.settings.deploymentGroup);
    }
    catch (error) {
        if (error instanceof LostAnswer && tries > 1)
            return await lookOrSendAgain(ctx, memo, tries - 1);
        if (!refusedWith(error, "DeploymentLimitExceeded"))
            throw error;
        return (await oursOrOver(ctx, error, stamp)) ?? (await createDeployment(ctx, memo, tries));
    }
}
/** Found by its stamp within a minute, or it was never made: then one deployment per group makes a second try safe. */
async function lookOrSendAgain(ctx, memo, tries) {
    ctx.emit({ kind: "said", text: "The answer of CreateDeployment was lost: looking whether it took effect" });
    const deadline = new Date(ctx.clock.now().getTime() + LOOKING);
    try {
        return await poll(() => findDeployment(ctx.aws, ctx.release, memo), {
            clock: ctx.clock,
            every: LOOK_EVERY$7,
            deadline,
            signal: ctx.signal,
        });
    }
    catch (error) {
        if (!(error instanceof DeadlinePassed))
            throw error;
        return await createDeployment(ctx, memo, tries);
    }
}
/** The active deployment's id when it is ours; undefined when it was Auto Scaling's and has ended by now. */
async function oursOrOver(ctx, refusal, stamp) {
    const active = activeDeploymentIn(refusal.awsMessage);
    if (!active)
        throw refusal;
    const info = await getDeployment(ctx, active);
    if (carries(info.description, stamp))
        return active;
    if (info.creator === "autoscaling")
        return await endOf$1(ctx, active);
    throw new Failure("deployment-active", `Deployment ${active} of this deployment group is still going on (${info.status ?? "unknown status"}, created by ${info.creator ?? "somebody else"}).`, `Wait until it has ended, or stop it: ${stopCommand(active)}`, { cause: refusal });
}
async function endOf$1(ctx, deploymentId) {
    const text = `waiting for deployment ${deploymentId}, by which Auto Scaling installs on an instance of its own`;
    ctx.emit({ kind: "said", text });
    const ended = async () => isTerminal(await getDeployment(ctx, deploymentId)) || undefined;
    await poll(ended, { ...ctx, every: LOOK_EVERY$7 });
}
/** What CreateDeployment is sent (rules 11 and 16). */
function requestOf(settings, stamp) {
    const { greenTag, deploymentConfig } = settings;
    return {
        applicationName: settings.application,
        deploymentGroupName: settings.deploymentGroup,
        revision: settings.revision,
        description: describe(stamp, settings.description),
        ignoreApplicationStopFailures: true,
        autoRollbackConfiguration: rollbackOn(settings),
        ...(deploymentConfig ? { deploymentConfigName: deploymentConfig } : {}),
        // A way back is needed most while an alarm is red: it must not stop it.
        ...(settings.despiteAlarms ? { overrideAlarmConfiguration: { enabled: false } } : {}),
        ...(greenTag
            ? {
                targetInstances: {
                    tagFilters: [{ Key: greenTag.key, Value: greenTag.value, Type: "KEY_AND_VALUE" }],
                },
            }
            : {}),
    };
}
/** CodeDeploy rolls back for a runner that is lost; without an earlier success it has nothing to roll back to. */
function rollbackOn(settings) {
    if (!settings.hasEarlierSuccess)
        return { enabled: false };
    const events = ["DEPLOYMENT_FAILURE", "DEPLOYMENT_STOP_ON_REQUEST"];
    return { enabled: true, events: settings.hasAlarms ? [...events, "DEPLOYMENT_STOP_ON_ALARM"] : events };
}
/**
 * Ends the Ready pause. A deployment that is already past it counts as continued; one that has ended too, since
 * whoever watches it will say how. After a lost answer it looks, and sends again only what is still Ready.
 */
async function continueDeployment(ctx, deploymentId, tries = 3) {
    try {
        await ctx.aws("codedeploy:ContinueDeployment", { deploymentId, deploymentWaitType: "READY_WAIT" });
    }
    catch (error) {
        const past = refusedWith(error, "DeploymentIsNotInReadyState", "DeploymentAlreadyCompleted");
        if (!past && !(error instanceof LostAnswer))
            throw error;
        await ctx.clock.sleep(LOOK_EVERY$7, ctx.signal);
        const phase = phaseOf(await getDeployment(ctx, deploymentId));
        if (phase === "starting" || (phase === "ready" && tries <= 1))
            throw error;
        if (phase === "ready")
            await continueDeployment(ctx, deploymentId, tries - 1);
    }
}
/** The command with which a person stops a deployment and has it rolled back. */
const stopCommand = (deploymentId) => shell `aws deploy stop-deployment --deployment-id ${deploymentId} --auto-rollback-enabled`;
/** Stops a deployment for a rollback; one that has ended meanwhile is no failure. */
async function stopDeployment$1(ctx, deploymentId, rollBack) {
    try {
        await ctx.aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled: rollBack });
    }
    catch (error) {
        if (refusedWith(error, "DeploymentAlreadyCompleted"))
            return;
        if (isTerminal(await getDeployment(ctx, deploymentId)))
            return;
        if (!refusedWith(error, "DeploymentDoesNotExist"))
            throw error;
        // It was made a moment ago, and shows now.
        await ctx.aws("codedeploy:StopDeployment", { deploymentId, autoRollbackEnabled: rollBack });
    }
}

/** Is there a deployment group, and one that this action can work with? */
const deploymentGroupChecks = {
    "application-missing": {
        severity: "error",
        when: "the CodeDeploy application does not exist in this account and region",
        find: ({ facts, inputs }) => foundIf(!facts.applicationExists, () => ({
            where: `application ${inputs.application}`,
            what: "There is no CodeDeploy application of this name in this account and region.",
            remedy: "Check the input `application` and the region: `aws deploy list-applications`.",
        })),
    },
    "deployment-group-missing": {
        severity: "error",
        when: "the application has no such deployment group",
        find: (view) => foundIf(view.facts.applicationExists && !view.facts.deploymentGroup, () => ({
            where: groupPlace(view),
            what: "The application has no deployment group of this name.",
            remedy: `Check the input \`deployment-group\`: \`aws deploy list-deployment-groups --application-name ${quoted(view.inputs.application)}\`.`,
        })),
    },
    "compute-platform": {
        severity: "error",
        when: "the deployment group is for ECS or Lambda",
        find: ofGroup((group, view) => foundIf((group.computePlatform ?? "Server") !== "Server", () => ({
            where: groupPlace(view),
            what: `It is for ${group.computePlatform}; this action deploys to EC2 instances.`,
            remedy: "Name a deployment group whose compute platform is EC2/On-premises.",
        }))),
    },
    "not-blue-green": {
        severity: "error",
        when: "the deployment group's type is not BLUE_GREEN",
        find: ofGroup((group, view) => foundIf(group.deploymentStyle?.deploymentType !== "BLUE_GREEN", () => ({
            where: groupPlace(view),
            what: `Its deployment type is ${group.deploymentStyle?.deploymentType ?? "not set"}: an in-place deployment would change the serving instances themselves.`,
            remedy: `Set it: \`${updateGroup(group, "--deployment-style deploymentType=BLUE_GREEN,deploymentOption=WITH_TRAFFIC_CONTROL")}\` together with \`--load-balancer-info\` and \`--blue-green-deployment-configuration\`.`,
        }))),
    },
    "deployment-active": {
        severity: "error",
        when: "a deployment of the group has not ended",
        find: ({ facts: { activeDeployment: active }, ...view }) => foundIf(active !== undefined, () => ({
            where: `deployment ${active.deploymentId}`,
            what: `It is ${active.status} in ${view.inputs.application}/${view.inputs.deploymentGroup} (begun by ${active.creator ?? "somebody"}): a deployment group takes one at a time.`,
            remedy: `Wait for its end, or stop it: \`${stopCommand(active.deploymentId ?? "")}\`.`,
        })),
    },
    "revision-missing": {
        severity: "error",
        when: "`revision` is `last` and the deployment group has no successful deployment",
        find: ofGroup((_group, { facts, inputs, ...view }) => foundIf(!facts.revision && inputs.revision.kind === "last", () => ({
            where: groupPlace({ inputs, ...view }),
            what: "The input `revision` is `last`, but no deployment of this group has ever succeeded.",
            remedy: "Name the revision for the first time: `revision: s3://bucket/key.zip` or `revision: github:owner/repo@sha`.",
        }))),
    },
    "fleet-mismatch": {
        severity: "error",
        when: "the input `fleet` does not fit the deployment group's way of finding green",
        find: ofGroup((group, view) => {
            const { fleet } = view.facts;
            const byItself = copies(group);
            const where = groupPlace(view);
            if (byItself !== (fleet === "codedeploy-copy"))
                return [
                    {
                        where,
                        what: byItself
                            ? `It copies the Auto Scaling group itself (COPY_AUTO_SCALING_GROUP), which \`fleet: ${fleet}\` does not allow.`
                            : "It expects green to be there (DISCOVER_EXISTING): with `fleet: codedeploy-copy` nobody would make it.",
                        remedy: "Leave out the input `fleet`, or change the deployment group's greenFleetProvisioningOption.",
                    },
                ];
            return foundIf(fleet === "clone" && listedGroups(group).length === 0, () => ({
                where,
                what: "It finds blue by tags alone: after a `clone` it would still look for the old tags.",
                remedy: "Use `fleet: same-group`, or list blue's Auto Scaling group in the deployment group.",
            }));
        }),
    },
    "same-group-listed": {
        severity: "error",
        when: "`fleet` is `same-group` and the deployment group lists the Auto Scaling group itself",
        find: ofGroup((group, view) => foundIf(view.facts.fleet === "same-group" && listedGroups(group).length > 0, () => ({
            where: groupPlace(view),
            what: `It lists the Auto Scaling group ${listedGroups(group).join(", ")}: green grows in that very group, so CodeDeploy would count green as blue and take it out of the load balancer.`,
            remedy: `Select blue by the tag alone: \`${updateGroup(group, `--auto-scaling-groups --ec2-tag-filters ${quoted(`Key=${view.names.greenTag.key},Value=<blue's value>,Type=KEY_AND_VALUE`)}`)}\`, or use \`fleet: clone\`.`,
        }))),
    },
    "several-groups": {
        severity: "error",
        when: "the deployment group lists more than one Auto Scaling group",
        find: ofGroup((group, view) => foundIf(listedGroups(group).length > 1, () => ({
            where: groupPlace(view),
            what: `It lists several Auto Scaling groups (${listedGroups(group).join(", ")}): one deployment replaces one fleet.`,
            remedy: "Make one deployment group for each Auto Scaling group.",
        }))),
    },
};

/** Processes by which a group without CodeDeploy's hook would launch instances by itself, without a scaling policy. */
const REPLACES = ["ReplaceUnhealthy", "AZRebalance", "HealthCheck"];
/** A deployment group that selects by tags alone puts no launch hook on the group (rule 10). */
const launchesEmpty = ({ facts, inputs }) => facts.fleet === "same-group" && !inputs.applicationInImage;
const scalesBySchedule = ({ blue }) => blue.policies.some(({ Enabled }) => Enabled !== false) || blue.schedules.length > 0;
const isSuspended = ({ group }, process) => (group.SuspendedProcesses ?? []).some(({ ProcessName }) => ProcessName === process);
/** Members of a group that AWS does not say CodeDeploy copies. */
const UNCERTAIN = {
    MixedInstancesPolicy: "mixed instances policy",
    InstanceMaintenancePolicy: "instance maintenance policy",
    DefaultInstanceWarmup: "default instance warmup",
    MaxInstanceLifetime: "maximum instance lifetime",
    PlacementGroup: "placement group",
};
/** Blue's Auto Scaling group: can green be made of it, and will it stay as its owner wants it? */
const groupChecks = {
    "launch-configuration": {
        severity: "error",
        when: "blue's group uses a launch configuration",
        find: ofBlue(({ group, name, place }) => foundIf(Boolean(group.LaunchConfigurationName), () => ({
            where: place,
            what: `It launches from the launch configuration ${group.LaunchConfigurationName}, which cannot be given another AMI.`,
            remedy: `Make a launch template of it (EC2 console, "Copy to launch template"), then \`${updateAutoScalingGroup(name, "--launch-template LaunchTemplateId=<id>,Version=1")}\`.`,
        }))),
    },
    "override-templates": {
        severity: "error",
        when: "overrides of the mixed instances policy have launch templates of their own",
        find: ofBlue(({ group, place }) => {
            const own = (group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? []).filter(({ LaunchTemplateSpecification: spec }) => spec !== undefined);
            return foundIf(own.length > 0, () => ({
                where: place,
                what: `Overrides of its mixed instances policy (${own.map(({ InstanceType }) => InstanceType ?? "by requirements").join(", ")}) use launch templates of their own: they would launch another AMI.`,
                remedy: "Use one launch template for all overrides, or one fleet for each architecture.",
            }));
        }),
    },
    "weighted-capacity": {
        severity: "error",
        when: "blue's group counts its capacity in other units than instances",
        find: ofBlue(({ group, name, place }) => {
            const overrides = group.MixedInstancesPolicy?.LaunchTemplate?.Overrides ?? [];
            const weighted = overrides.some(({ WeightedCapacity: weight }) => weight !== undefined && weight !== "1");
            const type = group.DesiredCapacityType ?? "units";
            return foundIf(weighted || type !== "units", () => ({
                where: place,
                what: `It counts its capacity ${weighted ? "by weights" : `in ${type}`}: green, which needs as many instances as blue, could not be sized.`,
                remedy: `Let it count instances: \`${updateAutoScalingGroup(name, "--desired-capacity-type units")}\` and overrides without WeightedCapacity.`,
            }));
        }),
    },
    "launch-template-missing": {
        severity: "error",
        when: "blue's launch template or its version does not exist",
        find: ofBlue(({ blue, group, name, place }) => {
            const spec = templateOf(group);
            return foundIf(!blue.template && !group.LaunchConfigurationName, () => ({
                where: place,
                what: spec
                    ? `Its launch template ${spec.LaunchTemplateName ?? spec.LaunchTemplateId} (version ${spec.Version ?? "$Default"}) does not exist.`
                    : "It has no launch template.",
                remedy: `Give it one: \`${updateAutoScalingGroup(name, "--launch-template LaunchTemplateId=<id>,Version=<number>")}\`.`,
            }));
        }),
    },
    "tag-only-scaling": {
        severity: "error",
        when: "`fleet` is `same-group`, the application is not in the image, and a scaling policy or schedule would launch instances without it",
        find: ofBlue((view, all) => foundIf(launchesEmpty(all) && scalesBySchedule(view), () => ({
            where: view.place,
            what: "It scales by itself, but CodeDeploy, which finds it by tags alone, has no launch hook in it: every later launch would serve without the application.",
            remedy: "Put the application into the AMI and say `application-in-image: true`; or list the group in the deployment group and use `fleet: clone`; or remove its scaling policies and schedules.",
        }))),
    },
    "tag-only-replacement": {
        severity: "warning",
        when: "`fleet` is `same-group`, the application is not in the image, and a replaced instance would come without it",
        find: ofBlue((view, all) => foundIf(launchesEmpty(all) && !scalesBySchedule(view) && REPLACES.some((one) => !isSuspended(view, one)), () => ({
            where: view.place,
            what: "An instance that Auto Scaling replaces would come without the application: CodeDeploy, which finds the group by tags alone, has no launch hook in it.",
            remedy: "Put the application into the AMI and say `application-in-image: true`, or suspend ReplaceUnhealthy and AZRebalance.",
        }))),
    },
    "cloudformation-owned": {
        severity: "error",
        when: "CloudFormation owns blue's group and the group would be replaced (`clone`, `codedeploy-copy`)",
        find: ofBlue(({ group, place }, { facts }) => {
            const stack = tagsOf(group.Tags)["aws:cloudformation:stack-name"];
            return foundIf(stack !== undefined && facts.fleet !== "same-group", () => ({
                where: place,
                what: `It belongs to the CloudFormation stack ${stack}: the stack's next update would bring it back, with the old AMI, beside green.`,
                remedy: "Use `fleet: same-group`, which keeps the group, or take the group out of the stack (DeletionPolicy: Retain).",
            }));
        }),
    },
    "group-not-ours": {
        severity: "warning",
        when: "this action did not make blue's group, and it is replaced (`clone`, `codedeploy-copy`)",
        find: ofBlue(({ group, place }, { facts }) => {
            const tags = tagsOf(group.Tags);
            const ours = TARGET_TAG in tags || "CodeDeployProvisioningDeploymentId" in tags;
            return foundIf(!ours && facts.fleet !== "same-group" && !("aws:cloudformation:stack-name" in tags), () => ({
                where: place,
                what: "The group was not made by this action: what made it (Terraform, a console) still knows it by this name, and may bring it back with the old AMI.",
                remedy: "Take the group out of your infrastructure code's care after the first release, or use `fleet: same-group`.",
            }));
        }),
    },
    "warm-pool": {
        severity: "error",
        when: "blue's group has a warm pool",
        find: ofBlue(({ group, name, place }) => foundIf(group.WarmPoolConfiguration !== undefined && group.WarmPoolConfiguration.Status === undefined, () => ({
            where: place,
            what: "It has a warm pool, in which instances hang on CodeDeploy's launch hook.",
            remedy: `\`aws autoscaling delete-warm-pool --auto-scaling-group-name ${quoted(name)}\``,
        }))),
    },
    "deletion-protection": {
        severity: "warning",
        when: "CodeDeploy is to delete blue's group, which is protected from deletion",
        find: ofBlue(({ group, name, place }, { facts }) => foundIf(facts.fleet !== "same-group" &&
            settingsOf(facts.deploymentGroup).terminate &&
            !["none", undefined].includes(group.DeletionProtection), () => ({
            where: place,
            what: `Its deletion protection (${group.DeletionProtection}) may keep CodeDeploy from terminating it, and the deployment from ending.`,
            remedy: `\`${updateAutoScalingGroup(name, "--deletion-protection none")}\``,
        }))),
    },
    "copy-uncertain": {
        severity: "warning",
        when: "CodeDeploy copies the group and AWS does not say that it copies all of its settings",
        find: ofBlue(({ group, place }, { facts }) => {
            const settings = Object.entries(UNCERTAIN)
                .filter(([member]) => group[member] !== undefined)
                .map(([, words]) => words);
            return foundIf(facts.fleet === "codedeploy-copy" && settings.length > 0, () => ({
                where: place,
                what: `AWS does not say whether CodeDeploy copies its ${settings.join(", ")}.`,
                remedy: "Use DISCOVER_EXISTING and `fleet: clone`, which copies everything.",
            }));
        }),
    },
};

/** How the user named the image. */
const wanted$1 = (id, ssm) => (ssm ? `parameter ${ssm}` : `AMI ${id}`);
/** The AMI's own root device, in GiB; 0 when AWS does not say. */
const rootSize = ({ image }) => image?.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === image.RootDeviceName)?.Ebs
    ?.VolumeSize ?? 0;
/** The disk that the template puts on the AMI's root device. */
const mappedRoot = ({ image, blue }) => blue?.template?.running.LaunchTemplateData?.BlockDeviceMappings?.find(({ DeviceName }) => DeviceName === image?.RootDeviceName);
const isRoot = (device) => /^\/dev\/(sda1|xvda)$/.test(device ?? "");
/** The image that green is to run. */
const imageChecks = {
    "image-missing": {
        severity: "error",
        when: "the AMI does not exist, is not shared with this account, or its parameter does not exist",
        find: ({ facts, inputs: { amiId } }) => foundIf(facts.image === undefined, () => {
            const path = amiId.kind === "ssm" ? amiId.path : undefined;
            return {
                where: wanted$1(facts.imageId, path),
                what: facts.imageId === ""
                    ? "There is no parameter of this name, version or label, or it holds no AMI id."
                    : `There is no AMI ${facts.imageId} that this account may use in this region.`,
                remedy: path
                    ? `\`aws ssm get-parameter --name ${quoted(path)}\``
                    : "Check the id and the region, and whether the AMI is shared with this account.",
            };
        }),
    },
    "image-unavailable": {
        severity: "error",
        when: "the AMI's state is not `available`, or the account does not allow it",
        find: ({ facts: { image, imageId } }) => foundIf(image !== undefined && (image.State !== "available" || image.ImageAllowed === false), () => ({
            where: `AMI ${imageId}`,
            what: image.State === "available"
                ? "The account's allowed-AMIs settings exclude it."
                : `Its state is ${image.State}${image.StateReason?.Message ? ` (${image.StateReason.Message})` : ""}.`,
            remedy: `Wait until it is available: \`aws ec2 wait image-available --image-ids ${imageId}\`, or use another.`,
        })),
    },
    "image-architecture": {
        severity: "error",
        when: "an instance type of blue does not support the AMI's architecture",
        find: ({ facts: { image, imageId, architectures } }) => {
            const misfits = Object.entries(architectures).filter(([, supported]) => !supported.includes(image?.Architecture ?? ""));
            return foundIf(image !== undefined && misfits.length > 0, () => ({
                where: `AMI ${imageId}`,
                what: `It is built for ${image.Architecture}; ${misfits.map(([type, supported]) => `${type} runs ${supported.join(" and ")}`).join(", ")}.`,
                remedy: "Build the AMI for the architecture of the fleet's instance types, or change those in the launch template first.",
            }));
        },
    },
    "root-device-name": {
        severity: "warning",
        when: "the template maps a root device that is not the AMI's",
        find: ofBlue(({ blue }, { facts: { image, ...facts } }) => {
            const mapped = blue.template?.running.LaunchTemplateData?.BlockDeviceMappings ?? [];
            const other = mapped.find(({ DeviceName }) => isRoot(DeviceName) && DeviceName !== image?.RootDeviceName);
            return foundIf(image !== undefined && other !== undefined && isRoot(image.RootDeviceName), () => ({
                where: `launch template ${blue.template.template.LaunchTemplateName}`,
                what: `It maps ${other.DeviceName}, but the root device of ${facts.imageId} is ${image.RootDeviceName}: the mapping would add a second disk, and the root disk would have the AMI's own size.`,
                remedy: `Map ${image.RootDeviceName} in the launch template, and move blue to that version first.`,
            }));
        }),
    },
    "root-device-size": {
        severity: "error",
        when: "the template's root disk is smaller than the AMI's",
        find: ofBlue(({ blue }, { facts }) => {
            const size = mappedRoot(facts)?.Ebs?.VolumeSize;
            return foundIf(size !== undefined && size < rootSize(facts), () => ({
                where: `launch template ${blue.template.template.LaunchTemplateName}`,
                what: `Its root disk has ${size} GiB, the AMI's needs ${rootSize(facts)} GiB: no instance would start.`,
                remedy: `Give ${facts.image.RootDeviceName} at least ${rootSize(facts)} GiB in the launch template, and move blue to that version first.`,
            }));
        }),
    },
};

/** Instances per deployment at the default quota (CodeDeploy user guide, limits); both fleets count. */
const INSTANCES_PER_DEPLOYMENT = 1000;
const QUOTA = "Ask for a higher quota (Service Quotas console), or free some.";
/** What one target group or load balancer holds now and would hold with green. */
function overfull(where, limit, has, more) {
    return foundIf(limit !== undefined && has + more > limit, () => ({
        where,
        what: `It has ${countOf(has, "target")}; with ${more} more of green it would exceed its quota of ${limit}.`,
        remedy: QUOTA,
    }));
}
/** Registrations of the target groups behind each load balancer, as far as this deployment group knows them. */
function perBalancer({ targetGroups }) {
    const names = new Set(targetGroups.flatMap((one) => one.loadBalancers.map((lb) => lb.LoadBalancerName)));
    return [...names].map((name) => {
        const behind = targetGroups.filter((one) => one.loadBalancers.some((lb) => lb.LoadBalancerName === name));
        return [name, behind.reduce((sum, one) => sum + registered(one).length, 0), behind.length];
    });
}
/** Targets in the fullest zone. */
function fullestZone(one, { blue }) {
    const zones = new Map(blue?.instances.map((at) => [at.InstanceId, at.Placement?.AvailabilityZone]));
    const counts = new Map();
    for (const id of registered(one))
        counts.set(zones.get(id), (counts.get(zones.get(id)) ?? 0) + 1);
    return Math.max(0, ...counts.values());
}
const isNetwork$1 = (one) => one.loadBalancers.some(({ Type }) => Type === "network");
/** Is there room for two fleets at once? */
const roomChecks = {
    "max-size": {
        severity: "error",
        when: "blue's size does not fit the MaxSize that green's group inherits (`clone`, `codedeploy-copy`)",
        find: ofBlue(({ blue: { count }, group, name, place }, { facts }) => foundIf(facts.fleet !== "same-group" && count > group.MaxSize, () => ({
            where: place,
            what: `Green needs ${countOf(count, "instance")}, but its group inherits the MaxSize of ${group.MaxSize}.`,
            remedy: `\`${updateAutoScalingGroup(name, `--max-size ${count}`)}\``,
        }))),
    },
    "max-size-raised": {
        severity: "warning",
        when: "`fleet` is `same-group` and both fleets together exceed the group's MaxSize, which is raised meanwhile",
        find: ofBlue(({ blue: { count }, group, place }, { facts }) => {
            const both = (group.DesiredCapacity ?? 0) + count;
            return foundIf(facts.fleet === "same-group" && both > group.MaxSize, () => ({
                where: place,
                what: `Its MaxSize of ${group.MaxSize} is raised to ${both} while both fleets run.`,
                remedy: "Nothing has to be done; it goes back to what it was.",
            }));
        }),
    },
    "subnet-addresses": {
        severity: "error",
        when: "blue's subnets have fewer free addresses than green needs",
        find: ofBlue(({ blue: { count }, place }, { facts: { subnets } }) => {
            const free = subnets.reduce((sum, one) => sum + (one.AvailableIpAddressCount ?? 0), 0);
            return foundIf(subnets.length > 0 && free < count, () => ({
                where: place,
                what: `Its subnets (${subnets.map(({ SubnetId }) => SubnetId).join(", ")}) have ${free} free addresses, green needs ${count}.`,
                remedy: "Add a subnet to the group, or free addresses in these.",
            }));
        }),
    },
    "targets-per-group": {
        severity: "error",
        when: "both fleets together exceed a target group's quota of targets",
        find: ofBlue(({ blue: { count } }, { facts }) => facts.targetGroups.flatMap((one) => overfull(`target group ${one.group.TargetGroupName}`, facts.limits.targetsPerTargetGroup, registered(one).length, count))),
    },
    "targets-per-balancer": {
        severity: "error",
        when: "both fleets together exceed a load balancer's quota of targets",
        find: ofBlue(({ blue: { count } }, { facts }) => perBalancer(facts).flatMap(([name, has, groups]) => overfull(`load balancer ${name}`, facts.limits.targetsPerLoadBalancer, has, count * groups))),
    },
    "targets-per-zone": {
        severity: "error",
        when: "both fleets together exceed a Network Load Balancer's quota of targets in a zone",
        find: ofBlue(({ blue: { count } }, { facts }) => {
            const zones = Math.max(1, new Set(facts.subnets.map(({ AvailabilityZone }) => AvailabilityZone)).size);
            return facts.targetGroups
                .filter(isNetwork$1)
                .flatMap((one) => overfull(`a zone of target group ${one.group.TargetGroupName}`, facts.limits.targetsPerZone, fullestZone(one, facts), Math.ceil(count / zones)));
        }),
    },
    "group-quota": {
        severity: "error",
        when: "the account has no room for another Auto Scaling group (`clone`, `codedeploy-copy`)",
        find: ({ facts: { fleet, limits } }) => {
            const { max, used } = limits.autoScalingGroups ?? { max: Infinity, used: 0 };
            return foundIf(fleet !== "same-group" && used >= max, () => ({
                where: "Auto Scaling groups of the account",
                what: `${used} of ${max} exist already: there is no room for green's.`,
                remedy: `${QUOTA} \`aws autoscaling describe-account-limits\``,
            }));
        },
    },
    "codedeploy-quota": {
        severity: "warning",
        when: "both fleets together exceed CodeDeploy's default quota of 1,000 instances per deployment, which cannot be read",
        find: ofBlue(({ blue: { count } }, view) => foundIf(2 * count > INSTANCES_PER_DEPLOYMENT, () => ({
            where: groupPlace(view),
            what: `${2 * count} instances take part; the default quota is ${INSTANCES_PER_DEPLOYMENT} per deployment.`,
            remedy: `Check it: \`aws service-quotas list-service-quotas --service-code codedeploy --query ${quoted("Quotas[?contains(QuotaName, `instances`)]")}\`.`,
        }))),
    },
};

/**
 * The number of instances that a deployment configuration wants to stay healthy of `count`; percentages round up
 * (CodeDeploy user guide, instances-health).
 */
function minimumOf(config, count) {
    const { type, value = 0 } = config.minimumHealthyHosts ?? {};
    if (type === "FLEET_PERCENT")
        return Math.ceil((count * value) / 100);
    if (type === "HOST_COUNT")
        return value;
    // OneAtATime is answered as MOST_CONCURRENCY 1, which the API's own list of values does not hold: `value` at a time.
    return Math.max(0, count - value);
}
/** A minimum must be below the total, or the deployment fails at once: HEALTH_CONSTRAINTS_INVALID (same page). */
const isPossible = (config, count) => minimumOf(config, count) < count;
/**
 * How many green instances certainly serve when CodeDeploy takes blue out, all at once (rule 13): the minimum, but one
 * at least, since a deployment without any success fails (CodeDeploy user guide, deployment-configurations).
 */
const floorOf = (config, count) => Math.min(count, Math.max(1, minimumOf(config, count)));
/** The promise of this deployment group; undefined when its configuration or blue is missing. */
function promisedFloor({ deploymentGroup, deploymentConfig, blue }) {
    if (!deploymentConfig || !blue)
        return undefined;
    return settingsOf(deploymentGroup).readyAction === "STOP_DEPLOYMENT"
        ? { count: blue.count, by: "ready" }
        : { count: floorOf(deploymentConfig, blue.count), by: "configuration" };
}

/** Minutes in the suggestion of a Ready pause. */
const READY_WAIT = 60;
/** Minutes that blue must outlive the shift by, to be of use as a way back (rule 15). */
const SHORTEST_WAY_BACK = 10;
/** A network load balancer takes a target in after up to five minutes (field reports). */
const NLB_REGISTRATION = 5 * MINUTE;
const waitInReady = (facts, minutes) => updateSettings(facts, {
    deploymentReadyOption: { actionOnTimeout: "STOP_DEPLOYMENT", waitTimeInMinutes: minutes },
});
const keepAlive = (facts) => updateSettings(facts, { terminateBlueInstancesOnDeploymentSuccess: { action: "KEEP_ALIVE" } });
/** How long a new target may take to become healthy. */
const registrationTime = ({ group }) => ((group.HealthyThresholdCount ?? 5) + 1) * (group.HealthCheckIntervalSeconds ?? 30) * SECOND +
    (isNetwork(group.Protocol) ? NLB_REGISTRATION : 0);
const isNetwork = (protocol) => !["HTTP", "HTTPS"].includes(protocol ?? "HTTP");
/** How traffic moves and what becomes of blue, as the deployment group and its configuration have it. */
const shiftChecks = {
    "deployment-config-missing": {
        severity: "error",
        when: "the deployment configuration does not exist",
        find: ofGroup((group, view) => foundIf(!view.facts.deploymentConfig, () => ({
            where: `deployment configuration ${view.inputs.deploymentConfig ?? group.deploymentConfigName}`,
            what: "There is no deployment configuration of this name.",
            remedy: "Check the input `deployment-config`: `aws deploy list-deployment-configs`.",
        }))),
    },
    "deployment-config-impossible": {
        severity: "error",
        when: "the configuration wants as many healthy instances as there are, or more",
        find: ({ facts: { deploymentConfig: config, blue } }) => foundIf(config !== undefined && (blue?.count ?? 0) > 0 && !isPossible(config, blue.count), () => ({
            where: `deployment configuration ${config.deploymentConfigName}`,
            what: `It wants ${minimumOf(config, blue.count)} of ${blue.count} instances healthy at all times; CodeDeploy fails such a deployment at once (HEALTH_CONSTRAINTS_INVALID).`,
            remedy: "Use `deployment-config: CodeDeployDefault.OneAtATime`, or a lower minimum of healthy hosts.",
        })),
    },
    "floor-below-count": {
        severity: "warning",
        when: "green is registered without a Ready pause and the configuration promises fewer healthy instances than blue has",
        find: ofGroup((group, view) => {
            const { deploymentConfig: config, blue } = view.facts;
            if (!config || !blue || settingsOf(group).readyAction === "STOP_DEPLOYMENT")
                return [];
            const floor = floorOf(config, blue.count);
            return foundIf(floor < blue.count, () => ({
                where: groupPlace(view),
                what: `${config.deploymentConfigName} may leave ${floor} of ${blue.count} instances serving when blue is taken out.`,
                remedy: `Choose a Ready wait, in which all of green is registered and healthy before blue leaves: \`${waitInReady(view.facts, READY_WAIT)}\`.`,
            }));
        }),
    },
    "ready-wait-short": {
        severity: "warning",
        when: "the Ready pause may end before all of green is healthy in the target groups",
        find: ofGroup((group, view) => {
            const { readyAction, readyWaitMinutes } = settingsOf(group);
            if (readyAction !== "STOP_DEPLOYMENT")
                return [];
            const needed = Math.max(0, ...view.facts.targetGroups.map(registrationTime)) + MINUTE;
            return foundIf(readyWaitMinutes * MINUTE < needed, () => ({
                where: groupPlace(view),
                what: `It waits ${readyWaitMinutes} min in Ready and is then stopped; green may need ${formatDuration(needed)} to become healthy in the load balancer.`,
                remedy: `\`${waitInReady(view.facts, Math.max(READY_WAIT, Math.ceil(needed / MINUTE)))}\``,
            }));
        }),
    },
    "terminate-same-group": {
        severity: "error",
        when: "`fleet` is `same-group` and the deployment group terminates blue",
        find: ofGroup((group, view) => foundIf(settingsOf(group).terminate && view.facts.fleet === "same-group", () => ({
            where: groupPlace(view),
            what: "CodeDeploy would terminate blue's instances behind Auto Scaling's back, which would replace each by one without the application.",
            remedy: `Let this action retire blue: \`${keepAlive(view.facts)}\`.`,
        }))),
    },
    "terminate-retire": {
        severity: "error",
        when: "the deployment group terminates blue and `retire` is `detach` or `keep`",
        find: ofGroup((group, view) => foundIf(settingsOf(group).terminate &&
            view.facts.fleet !== "same-group" &&
            view.inputs.retire !== "terminate", () => ({
            where: groupPlace(view),
            what: `It terminates blue, which \`retire: ${view.inputs.retire}\` is to keep.`,
            remedy: `Let this action retire blue: \`${keepAlive(view.facts)}\`; or set \`retire: terminate\`.`,
        }))),
    },
    "termination-wait-short": {
        severity: "error",
        when: "the deployment group terminates blue within 10 minutes of the shift, without `no-way-back`",
        find: ofGroup((group, view) => {
            const { terminate, terminationWaitMinutes: wait } = settingsOf(group);
            const short = terminate && wait < SHORTEST_WAY_BACK && !view.inputs.noWayBack;
            return foundIf(short && view.facts.fleet !== "same-group", () => ({
                where: groupPlace(view),
                what: `It terminates blue ${wait} min after the traffic has moved: too soon to find out that green is bad and to go back.`,
                remedy: `\`${keepAlive(view.facts)}\`, or a longer terminationWaitTimeInMinutes, or \`no-way-back: true\`.`,
            }));
        }),
    },
    "timeout-short": {
        severity: "warning",
        when: "the input `timeout` is shorter than the deployment group's own wait before it terminates blue",
        find: ofGroup((group, { inputs }) => {
            const wait = settingsOf(group).terminationWaitMinutes * MINUTE;
            return foundIf(inputs.timeout !== undefined && inputs.timeout <= wait, () => ({
                where: "input timeout",
                what: `The deployment ends only after ${formatDuration(wait)} of termination wait, longer than the timeout of ${formatDuration(inputs.timeout)}.`,
                remedy: "Raise `timeout`, or leave it out.",
            }));
        }),
    },
};

/**
 * The tags green's instances will carry: the template's, over them the group's that propagate, over them ours, and
 * what AWS adds itself (Auto Scaling user guide, ec2-auto-scaling-tagging). Names that are not known yet are guessed
 * so that only a filter on the key alone can match them.
 */
function greenTags$1({ blue, fleet }, { greenTag }) {
    if (!blue)
        return { [greenTag.key]: greenTag.value };
    const { group, template } = blue;
    const specifications = template?.running.LaunchTemplateData?.TagSpecifications ?? [];
    const ofTemplate = specifications
        .filter(({ ResourceType }) => ResourceType === "instance")
        .flatMap(({ Tags: tags }) => tags ?? []);
    const ofGroup = (group.Tags ?? []).filter(({ Key, PropagateAtLaunch }) => PropagateAtLaunch && !Key?.startsWith("aws:"));
    return {
        ...tagsOf(ofTemplate),
        ...tagsOf(ofGroup),
        ...(fleet === "codedeploy-copy" ? { CodeDeployProvisioningDeploymentId: "(new)" } : {}),
        ...(templateOf(group)
            ? {
                "aws:ec2launchtemplate:id": template?.template.LaunchTemplateId ?? "",
                "aws:ec2launchtemplate:version": "(new)",
            }
            : {}),
        [GROUP_TAG]: fleet === "same-group" ? group.AutoScalingGroupName : "(new)",
        [greenTag.key]: greenTag.value,
    };
}

/** The tags by which CodeDeploy tells blue from green. */
const tagChecks = {
    "green-tag-taken": {
        severity: "error",
        when: "instances of the account carry green's tag already",
        find: ({ facts: { greenTagged }, names: { greenTag } }) => foundIf(greenTagged.length > 0, () => ({
            where: `tag ${greenTag.key}=${greenTag.value}`,
            what: `${nameIds(greenTagged.map(({ InstanceId }) => InstanceId))} carry it already: CodeDeploy selects by tag in the whole account and would deploy to them.`,
            remedy: "Choose another `tag-value` (or leave it out: the release's number makes it unique), or terminate what was left there.",
        })),
    },
    "blue-filter-matches-green": {
        severity: "error",
        when: "the deployment group's tag filters match the tags that green will carry",
        find: ofGroup((group, view) => {
            const tags = greenTags$1(view.facts, view.names);
            return foundIf(view.facts.blue !== undefined && selects(group, tags), () => ({
                where: groupPlace(view),
                what: `Its filter ${matchingFilters(group, tags).map(filterText).join(" and ")} also matches green: CodeDeploy would take green for blue.`,
                remedy: `Select blue by a tag that green has with another value: \`${updateGroup(group, `--ec2-tag-filters ${quoted(`Key=${view.names.greenTag.key},Value=<blue's value>,Type=KEY_AND_VALUE`)}`)}\`.`,
            }));
        }),
    },
    "tag-key-not-filtered": {
        severity: "error",
        when: "`fleet` is `same-group` and the tag key is not a KEY_AND_VALUE filter of the deployment group",
        find: ofGroup((group, view) => {
            const { key } = view.names.greenTag;
            const filters = filterGroups(group).flat();
            const told = filters.some(({ Key, Type }) => Key === key && (Type ?? "KEY_AND_VALUE") === "KEY_AND_VALUE");
            return foundIf(view.facts.fleet === "same-group" && !told, () => ({
                where: `input tag-key (${key})`,
                what: `${groupPlace(view)} selects blue by ${filters.map(filterText).join(", ") || "no tag"}, not by a value of this key: after the release it would still look for the old tags.`,
                remedy: filters.find(({ Type }) => Type === "KEY_AND_VALUE")?.Key !== undefined
                    ? `Set \`tag-key: ${filters.find(({ Type }) => Type === "KEY_AND_VALUE").Key}\`, or add the filter to the deployment group.`
                    : `\`${updateGroup(group, `--ec2-tag-filters ${quoted(`Key=${key},Value=<blue's value>,Type=KEY_AND_VALUE`)}`)}\` (blue's instances must carry it).`,
            }));
        }),
    },
};

const othersOn = (version, { facts }) => facts.otherGroupsOnTemplate.filter((other) => other.version === version).map(({ name }) => name);
/** Blue's launch template, which gets a new version. */
const templateChecks = {
    "template-shared-latest": {
        severity: "error",
        when: "another Auto Scaling group uses the launch template at `$Latest`",
        find: ofBlue(({ blue }, view) => {
            const others = othersOn("$Latest", view);
            const { LaunchTemplateName, LaunchTemplateId, LatestVersionNumber } = blue.template?.template ?? {};
            return foundIf(others.length > 0, () => ({
                where: `launch template ${LaunchTemplateName}`,
                what: `${nameIds(others)} use${others.length === 1 ? "s" : ""} it at $Latest: they would launch our AMI from now on.`,
                remedy: `Pin them: ${others.map((name) => `\`${updateAutoScalingGroup(name, `--launch-template LaunchTemplateId=${LaunchTemplateId},Version=${LatestVersionNumber}`)}\``).join(", ")}.`,
            }));
        }),
    },
    "template-shared-default": {
        severity: "warning",
        when: "another Auto Scaling group uses the launch template at `$Default`",
        find: ofBlue(({ blue }, view) => {
            const others = othersOn("$Default", view);
            return foundIf(others.length > 0, () => ({
                where: `launch template ${blue.template?.template.LaunchTemplateName}`,
                what: `${nameIds(others)} use${others.length === 1 ? "s" : ""} it at $Default: whoever makes the new version the default changes their AMI too. This action does not.`,
                remedy: "Pin them to a version number, or give each fleet its own launch template.",
            }));
        }),
    },
    "running-version-differs": {
        severity: "warning",
        when: "blue runs another version of its launch template than the one it is configured with",
        find: ofBlue(({ blue: { template }, place }) => foundIf(template !== undefined && template.running.VersionNumber !== template.configuredNumber, () => ({
            where: place,
            what: `It is configured with version ${template.configured === String(template.configuredNumber) ? template.configured : `${template.configured} (${template.configuredNumber})`} of ${template.template.LaunchTemplateName}, but its instances run version ${template.running.VersionNumber}.`,
            remedy: `Green is made from version ${template.running.VersionNumber}, which has proved itself; what version ${template.configuredNumber} changes is not in it.`,
        }))),
    },
};

/** Seconds: a longer drain outlives what CodeDeploy waits for (inferred). */
const LONGEST_DELAY = 15 * 60;
const place = ({ group }) => `target group ${group.TargetGroupName}`;
const attribute = (one, key, value) => `\`aws elbv2 modify-target-group-attributes --target-group-arn ${one.group.TargetGroupArn} --attributes Key=${key},Value=${value}\``;
/** A check of each target group. */
const ofEach = (find) => (view) => view.facts.targetGroups.flatMap((one) => {
    const found = find(one, view);
    return found ? [{ where: place(one), ...found }] : [];
});
/** The zones blue launches into that a load balancer does not serve. */
const foreignZones = ({ loadBalancers }, { facts }) => {
    const zones = [...new Set(facts.subnets.map(({ AvailabilityZone }) => AvailabilityZone))];
    return loadBalancers.length === 0
        ? []
        : zones.filter((zone) => !loadBalancers.some(({ AvailabilityZones }) => AvailabilityZones?.some(({ ZoneName }) => ZoneName === zone)));
};
/** Target groups and load balancers. */
const trafficChecks = {
    "no-load-balancer": {
        severity: "error",
        when: "the deployment group has no load balancer, or does not control traffic",
        find: ofGroup((group, view) => {
            const { deploymentStyle, loadBalancerInfo: info } = group;
            const none = !info?.targetGroupInfoList?.length && !info?.elbInfoList?.length;
            const uncontrolled = deploymentStyle?.deploymentOption !== "WITH_TRAFFIC_CONTROL";
            return foundIf(deploymentStyle?.deploymentType === "BLUE_GREEN" && (none || uncontrolled), () => ({
                where: groupPlace(view),
                what: none
                    ? "It names no target group: nobody would send users to green."
                    : "Its deployment option is not WITH_TRAFFIC_CONTROL: CodeDeploy would not move the traffic.",
                remedy: "Set `--deployment-style deploymentType=BLUE_GREEN,deploymentOption=WITH_TRAFFIC_CONTROL --load-balancer-info targetGroupInfoList=[{name=<target group>}]` by `aws deploy update-deployment-group`.",
            }));
        }),
    },
    "classic-load-balancer": {
        severity: "error",
        when: "the deployment group names a Classic Load Balancer",
        find: (view) => foundIf(view.facts.classicLoadBalancers.length > 0, () => ({
            where: groupPlace(view),
            what: `It names the Classic Load Balancer ${view.facts.classicLoadBalancers.join(", ")}, in which this action cannot verify traffic.`,
            remedy: "Use the target groups of an Application or Network Load Balancer. (A target group's name in elbInfoList is a common slip.)",
        })),
    },
    "target-group-missing": {
        severity: "error",
        when: "a target group that the deployment group names does not exist",
        find: ({ facts, ...view }) => facts.missingTargetGroups.map((name) => ({
            where: `target group ${name}`,
            what: `${groupPlace({ ...view })} names it, but it does not exist in this region.`,
            remedy: "Correct the deployment group's load balancer information: `aws elbv2 describe-target-groups`.",
        })),
    },
    "target-group-unattached": {
        severity: "error",
        when: "no listener forwards to a target group",
        find: ofEach(({ group }) => group.LoadBalancerArns?.length
            ? undefined
            : {
                what: "No listener forwards to it: its targets never become healthy, and CodeDeploy would wait for them in vain.",
                remedy: "Attach it to a listener or rule, or take it out of the deployment group.",
            }),
    },
    "target-type": {
        severity: "error",
        when: "a target group's targets are not instances",
        find: ofEach(({ group }) => (group.TargetType ?? "instance") === "instance"
            ? undefined
            : {
                what: `Its target type is ${group.TargetType}; CodeDeploy registers instances by their ids.`,
                remedy: "Use a target group of the type `instance`.",
            }),
    },
    "deregistration-delay": {
        severity: "error",
        when: "a target group's deregistration delay is above 15 minutes",
        find: ofEach((one) => one.deregistrationDelay <= LONGEST_DELAY
            ? undefined
            : {
                what: `Its deregistration delay is ${one.deregistrationDelay} s: CodeDeploy may give up waiting for blue to drain.`,
                remedy: attribute(one, "deregistration_delay.timeout_seconds", "300"),
            }),
    },
    "cross-zone-off": {
        severity: "warning",
        when: "cross-zone load balancing is off for a target group and blue spans several zones",
        find: ofEach((one, { facts }) => one.crossZone || new Set(facts.subnets.map(({ AvailabilityZone }) => AvailabilityZone)).size < 2
            ? undefined
            : {
                what: "Cross-zone load balancing is off: each zone is served by its own instances, so green must be healthy in every zone of blue's.",
                remedy: `We count per zone; to let all zones share: ${attribute(one, "load_balancing.cross_zone.enabled", "true")}.`,
            }),
    },
    "zone-not-enabled": {
        severity: "error",
        when: "blue launches into a zone that the load balancer does not serve",
        find: ofEach((one, view) => {
            const zones = foreignZones(one, view);
            return zones.length === 0
                ? undefined
                : {
                    what: `Blue also launches into ${zones.join(", ")}, which its load balancer does not serve: an instance there never becomes healthy.`,
                    remedy: "Add the zone to the load balancer (`aws elbv2 set-subnets`), or take the subnet out of the Auto Scaling group.",
                };
        }),
    },
    "target-group-unnamed": {
        severity: "error",
        when: "blue's Auto Scaling group is attached to a target group or load balancer that the deployment group does not name",
        find: ofBlue(({ group, place: where }, { facts }) => {
            const { deploymentGroup, targetGroups } = facts;
            const named = new Set(targetGroups.map((one) => one.group.TargetGroupArn));
            const others = (group.TargetGroupARNs ?? [])
                .filter((arn) => !named.has(arn))
                .map((arn) => arn.split("/")[1] ?? arn);
            const all = [...targetGroups.map((one) => one.group.TargetGroupName), ...others];
            const also = [...others, ...(group.LoadBalancerNames ?? [])];
            return foundIf(targetGroups.length > 0 && also.length > 0, () => ({
                where,
                what: `It is also attached to ${also.join(", ")}, which the deployment group does not name: CodeDeploy would not bring green there, and blue would leave it without a successor.`,
                remedy: `Name it: \`${updateGroup(deploymentGroup, `--load-balancer-info ${quoted(`targetGroupInfoList=[${all.map((name) => `{name=${name}}`).join(",")}]`)}`)}\`, or detach it from the group.`,
            }));
        }),
    },
    "vpc-lattice": {
        severity: "error",
        when: "blue's Auto Scaling group is attached to a VPC Lattice target group",
        find: ofBlue(({ group, name, place: where }) => {
            const lattice = (group.TrafficSources ?? []).filter(({ Type }) => Type === "vpc-lattice");
            const sources = lattice.map(({ Identifier, Type }) => quoted(`Identifier=${Identifier},Type=${Type}`));
            return foundIf(lattice.length > 0, () => ({
                where,
                what: `It is attached to the VPC Lattice target group ${lattice.map(({ Identifier }) => Identifier).join(", ")}: neither CodeDeploy nor this action can see who serves there, and blue would leave it without a successor.`,
                remedy: `Send its users through the load balancer, then detach it: \`aws autoscaling detach-traffic-sources --auto-scaling-group-name ${quoted(name)} --traffic-sources ${sources.join(" ")}\`.`,
            }));
        }),
    },
    "stranger-targets": {
        severity: "warning",
        when: "a target group has targets that are not blue's",
        find: ofEach((one, { facts }) => {
            const others = strangers(one, facts);
            return !facts.blue || others.length === 0
                ? undefined
                : {
                    what: `${nameIds(others)} of its ${registered(one).length} targets are not blue's: they go on serving whatever they run.`,
                    remedy: `If they are leftovers: \`aws elbv2 deregister-targets --target-group-arn ${one.group.TargetGroupArn} --targets ${others
                        .map((id) => `Id=${id}`)
                        .slice(0, 10)
                        .join(" ")}\`.`,
                };
        }),
    },
    "target-group-shared": {
        severity: "warning",
        when: "another deployment group of the application uses the same target group",
        find: ofEach(({ group }, { facts }) => {
            const others = facts.siblings
                .filter(({ loadBalancerInfo }) => loadBalancerInfo?.targetGroupInfoList?.some(({ name }) => name === group.TargetGroupName))
                .map(({ deploymentGroupName }) => deploymentGroupName);
            return others.length === 0
                ? undefined
                : {
                    what: `The deployment group ${nameIds(others)} registers its instances there too: two fleets share the traffic.`,
                    remedy: "Give each fleet its own target group, and never release both at the same time.",
                };
        }),
    },
};

const table = {
    ...deploymentGroupChecks,
    ...imageChecks,
    ...blueChecks,
    ...blueStateChecks,
    ...groupChecks,
    ...templateChecks,
    ...tagChecks,
    ...trafficChecks,
    ...shiftChecks,
    ...alarmChecks,
    ...roomChecks,
    ...credentialChecks,
};
/** All that preflight can find; docs/findings.md lists them. */
const findings = table;
/** What also bars a way back without a deployment: who serves and where must be clear, and nobody else at work. */
const BARS_THE_WAY_BACK = new Set([
    "application-missing",
    "deployment-group-missing",
    "compute-platform",
    "deployment-active",
    "several-groups",
    "blue-missing",
    "blue-ambiguous",
    "refresh-running",
    "launch-template-missing",
    "no-load-balancer",
    "classic-load-balancer",
    "target-group-missing",
    "target-type",
    "green-tag-taken",
]);
/** What preflight finds that also bars an instant way back. Pure. */
const preflightBack = (facts, inputs, names) => preflight(facts, inputs, names).filter(({ code }) => BARS_THE_WAY_BACK.has(code));
/** Judges the facts before the first write: every finding, errors first. Pure. */
function preflight(facts, inputs, names) {
    const all = Object.keys(findings).flatMap((code) => findings[code]
        .find({ facts, inputs, names })
        .map((found) => ({ code, severity: findings[code].severity, ...found })));
    return [...all.filter(isError), ...all.filter((finding) => !isError(finding))];
}
/** An error stops the run before its first write. */
const isError = ({ severity }) => severity === "error";

/** Preflight found errors, and has told them: nothing was changed. */
class PreflightRefused extends Failure {
    constructor(findings) {
        const errors = findings.filter(({ severity }) => severity === "error");
        super("preflight", `Preflight refused this deployment (${errors.map(({ code }) => code).join(", ")}).`);
        this.name = "PreflightRefused";
    }
}
/** The name under which a fleet's releases are kept (rule 3). */
const targetOf = (inputs) => inputs.target ?? `${inputs.application}/${inputs.deploymentGroup}`;
/** The names that a release number gives. */
const namesOf = (inputs, release) => ({
    greenTag: { key: inputs.tagKey, value: inputs.tagValue ?? tagValueOf(targetOf(inputs), release) },
});
/** Reads everything. */
async function discovered({ aws, clock, credentialsEnd }, inputs, release, { despiteAlarms } = {}) {
    const names = namesOf(inputs, release);
    const facts = await discover(aws, inputs, names);
    const credentialsLast = credentialsEnd && credentialsEnd.getTime() - clock.now().getTime();
    return {
        facts: {
            ...facts,
            ...(credentialsLast === undefined ? {} : { credentialsLast }),
            ...(despiteAlarms ? { despiteAlarms } : {}),
        },
        names,
    };
}
/** Judges it; tells the findings, and throws PreflightRefused when one of them is an error. */
function judged(emit, inputs, { facts, names }, told = new Set(), find = preflight) {
    tellFacts(emit, facts);
    const findings = find(facts, inputs, names);
    const fresh = findings.filter((finding) => !told.has(keyOf(finding)));
    if (fresh.length > 0)
        emit({ kind: "findings", findings: fresh });
    if (findings.some(({ severity }) => severity === "error"))
        throw new PreflightRefused(findings);
    return { facts, findings, names };
}
/** What tells one finding from another: a second survey repeats nothing. */
const keyOf = ({ code, where }) => `${code} ${where}`;
/** Outputs that are known before anything begins, also where nothing does. */
function tellFacts(emit, facts) {
    const { blue } = facts;
    const output = (name, value) => {
        if (value)
            emit({ kind: "output", name, value });
    };
    output("ami-id", facts.imageId);
    output("blue-group", blue?.group.AutoScalingGroupName);
    if (facts.fleet === "same-group")
        output("green-group", blue?.group.AutoScalingGroupName);
    output("blue-instance-ids", blue && JSON.stringify(blue.instances.map(({ InstanceId }) => InstanceId)));
    output("previous-ami-id", imageOf(blue));
}

/** Runs to the end, whatever happens, and tells it. */
async function toItsEnd(emit, run) {
    let ending;
    try {
        ending = await run();
    }
    catch (error) {
        ending = endingOf$1(error, emit);
    }
    if ("owed" in ending)
        emit({ kind: "stopped", summary: ending.owed });
    else
        emit({ kind: "ended", ...ending });
}
/** What was thrown before the first write: explained when it was foreseen, shown as a defect when not. */
function endingOf$1(error, emit) {
    // A claim may have been on its way: the settle step looks.
    if (stopsRun(error) && error.code === "cancelled")
        return { owed: error.message };
    if (error instanceof InputsRefused)
        emit({ kind: "findings", findings: error.findings });
    if (error instanceof Failure)
        return { outcome: "failed-clean", summary: toldCause(error, emit), leftovers: [] };
    emit({ kind: "defect", message: messageOf(error), stack: stackOf(error) });
    // Nobody can say what a defect has done.
    return { outcome: "open", summary: messageOf(error), leftovers: [] };
}
/** Explains a failure that changed nothing, unless its findings say it all, and sums it up without saying it twice. */
function toldCause(error, emit) {
    const told = error instanceof InputsRefused || error instanceof PreflightRefused;
    if (told)
        return `${error.message} Nothing was changed.`;
    emit({ kind: "explained", cause: error.message, remedy: error.remedy, details: [...error.details] });
    return "Nothing was changed.";
}
function stackOf(error) {
    if (!(error instanceof Error))
        return String(error);
    return error.cause === undefined
        ? (error.stack ?? error.message)
        : `${error.stack}\ncaused by ${stackOf(error.cause)}`;
}

/**
 * The runner sends SIGINT, 7.5 s later SIGTERM and then kills (actions/runner: ProcessInvoker); some hosted cancellations
 * come as SIGHUP. All mean the same, and once is enough.
 */
const SIGNALS = ["SIGINT", "SIGTERM", "SIGHUP"];
/** Aborted with a Failure that stops the run when the process is told to end. */
function cancellation() {
    const cancel = new AbortController();
    for (const name of SIGNALS)
        process.on(name, () => cancel.abort(cancelled(name)));
    return cancel.signal;
}
/** What a cancelled run ends with. */
const cancelled = (by) => new Failure("cancelled", `The run was cancelled (${by}).`, "", { stops: true });

/**
 * Every AWS operation this action may send, by its IAM name, with what the door has to know of it.
 * `read`: changes nothing. `set`: may be sent again, the second time changes nothing.
 * `once`: sent again it would act twice, so that a lost answer means looking, never sending again.
 */
const operations = {
    "autoscaling:AttachInstances": { kind: "once", names: ["AutoScalingGroupName"] },
    "autoscaling:AttachLoadBalancerTargetGroups": { kind: "set", names: ["AutoScalingGroupName"] },
    "autoscaling:BatchPutScheduledUpdateGroupAction": { kind: "set", names: ["AutoScalingGroupName"] },
    "autoscaling:CreateAutoScalingGroup": { kind: "once", names: ["AutoScalingGroupName"] },
    "autoscaling:CreateOrUpdateTags": { kind: "set", names: [] },
    "autoscaling:DeleteAutoScalingGroup": { kind: "set", names: ["AutoScalingGroupName"] },
    "autoscaling:DeleteTags": { kind: "set", names: [] },
    "autoscaling:DescribeAccountLimits": { kind: "read", names: [] },
    "autoscaling:DescribeAutoScalingGroups": { kind: "read", names: ["AutoScalingGroupNames"] },
    "autoscaling:DescribeInstanceRefreshes": { kind: "read", names: ["AutoScalingGroupName"] },
    "autoscaling:DescribeLifecycleHooks": { kind: "read", names: ["AutoScalingGroupName"] },
    "autoscaling:DescribeNotificationConfigurations": { kind: "read", names: ["AutoScalingGroupNames"] },
    "autoscaling:DescribePolicies": { kind: "read", names: ["AutoScalingGroupName"] },
    "autoscaling:DescribeScalingActivities": { kind: "read", names: ["AutoScalingGroupName"] },
    "autoscaling:DescribeScheduledActions": { kind: "read", names: ["AutoScalingGroupName"] },
    "autoscaling:DetachInstances": { kind: "once", names: ["AutoScalingGroupName"] },
    "autoscaling:DetachLoadBalancerTargetGroups": { kind: "set", names: ["AutoScalingGroupName"] },
    "autoscaling:EnableMetricsCollection": { kind: "set", names: ["AutoScalingGroupName"] },
    "autoscaling:EnterStandby": { kind: "once", names: ["AutoScalingGroupName"] },
    "autoscaling:ExitStandby": { kind: "once", names: ["AutoScalingGroupName"] },
    "autoscaling:PutNotificationConfiguration": { kind: "set", names: ["AutoScalingGroupName"] },
    "autoscaling:PutScalingPolicy": { kind: "set", names: ["AutoScalingGroupName", "PolicyName"] },
    "autoscaling:ResumeProcesses": { kind: "set", names: ["AutoScalingGroupName"] },
    "autoscaling:SetInstanceHealth": { kind: "set", names: ["InstanceId"] },
    "autoscaling:SuspendProcesses": { kind: "set", names: ["AutoScalingGroupName"] },
    "autoscaling:TerminateInstanceInAutoScalingGroup": { kind: "once", names: ["InstanceId"] },
    "autoscaling:UpdateAutoScalingGroup": { kind: "set", names: ["AutoScalingGroupName"] },
    "cloudwatch:DescribeAlarms": { kind: "read", names: ["AlarmNames"] },
    "cloudwatch:PutMetricAlarm": { kind: "set", names: ["AlarmName"] },
    "cloudwatch:DeleteAlarms": { kind: "set", names: ["AlarmNames"] },
    "codedeploy:BatchGetDeploymentTargets": { kind: "read", names: ["deploymentId"] },
    "codedeploy:ContinueDeployment": { kind: "once", names: ["deploymentId"] },
    "codedeploy:CreateDeployment": { kind: "once", names: ["applicationName", "deploymentGroupName"] },
    "codedeploy:BatchGetDeploymentGroups": { kind: "read", names: ["applicationName"] },
    "codedeploy:BatchGetDeployments": { kind: "read", names: ["deploymentIds"] },
    "codedeploy:GetDeployment": { kind: "read", names: ["deploymentId"] },
    "codedeploy:GetDeploymentConfig": { kind: "read", names: ["deploymentConfigName"] },
    "codedeploy:GetDeploymentGroup": { kind: "read", names: ["applicationName", "deploymentGroupName"] },
    "codedeploy:ListDeploymentGroups": { kind: "read", names: ["applicationName"] },
    "codedeploy:ListDeploymentTargets": { kind: "read", names: ["deploymentId"] },
    "codedeploy:ListDeployments": { kind: "read", names: ["applicationName", "deploymentGroupName"] },
    "codedeploy:StopDeployment": { kind: "set", names: ["deploymentId"] },
    "codedeploy:UpdateDeploymentGroup": {
        kind: "set",
        names: ["applicationName", "currentDeploymentGroupName"],
    },
    "ec2:CreateLaunchTemplateVersion": { kind: "set", names: ["LaunchTemplateId"] },
    "ec2:CreateTags": { kind: "set", names: ["Resources"] },
    "ec2:DeleteLaunchTemplateVersions": { kind: "set", names: ["LaunchTemplateId"] },
    "ec2:DeleteTags": { kind: "set", names: ["Resources"] },
    "ec2:DescribeImages": { kind: "read", names: ["ImageIds"] },
    "ec2:DescribeInstanceTypes": { kind: "read", names: ["InstanceTypes"] },
    "ec2:DescribeInstances": { kind: "read", names: ["InstanceIds"] },
    "ec2:DescribeLaunchTemplateVersions": { kind: "read", names: ["LaunchTemplateId"] },
    "ec2:DescribeLaunchTemplates": { kind: "read", names: ["LaunchTemplateIds"] },
    "ec2:DescribeSubnets": { kind: "read", names: ["SubnetIds"] },
    "ec2:TerminateInstances": { kind: "set", names: ["InstanceIds"] },
    "elasticloadbalancing:DeregisterTargets": { kind: "set", names: ["TargetGroupArn"] },
    "elasticloadbalancing:DescribeAccountLimits": { kind: "read", names: [] },
    "elasticloadbalancing:DescribeLoadBalancerAttributes": { kind: "read", names: ["LoadBalancerArn"] },
    "elasticloadbalancing:DescribeLoadBalancers": { kind: "read", names: ["LoadBalancerArns"] },
    "elasticloadbalancing:DescribeTargetGroupAttributes": { kind: "read", names: ["TargetGroupArn"] },
    "elasticloadbalancing:DescribeTargetGroups": { kind: "read", names: ["Names", "TargetGroupArns"] },
    "elasticloadbalancing:DescribeTargetHealth": { kind: "read", names: ["TargetGroupArn"] },
    "elasticloadbalancing:RegisterTargets": { kind: "set", names: ["TargetGroupArn"] },
    "ssm:DeleteParameters": { kind: "set", names: ["Names"] },
    "ssm:GetParameter": { kind: "read", names: ["Name"] },
    "ssm:GetParameters": { kind: "read", names: ["Names"] },
    "ssm:GetParametersByPath": { kind: "read", names: ["Path"] },
    "ssm:PutParameter": { kind: "once", names: ["Name"] },
};

/** The member that carries an answer's token, and the one of the input that takes it. */
const TOKENS = [
    ["NextToken", "NextToken"],
    ["nextToken", "nextToken"],
    ["NextMarker", "Marker"],
];
/**
 * The input that asks for what an empty page should have held; undefined when the answer holds something, or is the last.
 * A page may be empty and yet carry a token (Systems Manager API reference, GetParametersByPath); who looks for one thing by its
 * name would take that for an answer.
 */
function afterEmptyPage(operation, input, output) {
    if (operations[operation].kind !== "read")
        return undefined;
    const answer = output;
    const [answered, given] = TOKENS.find(([member]) => answer[member]) ?? [];
    if (answered === undefined || given === undefined)
        return undefined;
    const lists = Object.values(answer).filter((member) => Array.isArray(member));
    if (lists.some((list) => list.length > 0))
        return undefined;
    return { ...input, [given]: answer[answered] };
}

/**
 * Members of answers that AWS's models call optional, that AWS always sends, and that everything here rests on. Lists
 * themselves may be missing: that is how an empty one looks in some protocols.
 */
const NEEDED = {
    "autoscaling:DescribeAutoScalingGroups": ["AutoScalingGroups[].Tags[].Key"],
    "cloudwatch:DescribeAlarms": ["MetricAlarms[].AlarmName"],
    "codedeploy:GetDeploymentGroup": [
        "deploymentGroupInfo.autoScalingGroups[].name",
        "deploymentGroupInfo.loadBalancerInfo.targetGroupInfoList[].name",
    ],
    "ec2:CreateLaunchTemplateVersion": ["LaunchTemplateVersion", "LaunchTemplateVersion.VersionNumber"],
    "ec2:DescribeInstances": ["Reservations[].Instances[].InstanceId"],
    "ec2:DescribeLaunchTemplates": ["LaunchTemplates[].LaunchTemplateId"],
    "ec2:DescribeLaunchTemplateVersions": ["LaunchTemplateVersions[].VersionNumber"],
    "elasticloadbalancing:DescribeTargetGroups": ["TargetGroups[].TargetGroupArn"],
    "elasticloadbalancing:DescribeTargetHealth": ["TargetHealthDescriptions[].Target"],
    "ssm:GetParameters": ["Parameters[].Name", "Parameters[].Value"],
    "ssm:GetParametersByPath": ["Parameters[].Name", "Parameters[].Value"],
};
const paths = new Map(Object.entries(NEEDED).map(([operation, members]) => [
    operation,
    members.map((member) => member.split(".")),
]));
/** Throws AnswerIncomplete when an answer lacks what nothing can go on without. */
function requireWhole(operation, output) {
    for (const path of paths.get(operation) ?? [])
        if (lacks(output, path, 0))
            throw new AnswerIncomplete(path.join("."));
}
function lacks(holder, path, at) {
    const name = path[at];
    if (name === undefined || holder === undefined)
        return false;
    const isList = name.endsWith("[]");
    const member = holder[isList ? name.slice(0, -2) : name];
    if (isList)
        return (member ?? []).some((item) => lacks(item, path, at + 1));
    return member === undefined ? at === path.length - 1 : lacks(member, path, at + 1);
}

/** ScalingActivityInProgress and ResourceContention mean "later" (Auto Scaling API reference), as throttling does. */
const THROTTLES = new Set([
    "Throttling",
    "ThrottlingException",
    "ThrottledException",
    "RequestLimitExceeded",
    "RequestThrottled",
    "RequestThrottledException",
    "TooManyRequestsException",
    "LimitExceededException",
    "SlowDown",
    "PriorRequestNotComplete",
    "EC2ThrottledException",
    "TooManyUpdates",
    "ResourceContention",
    "ResourceContentionFault",
    "ScalingActivityInProgress",
    "ScalingActivityInProgressFault",
]);
/** The credentials have run out or were revoked, in the middle of a run too: every further call fails. */
const RUN_OUT = new Set([
    "ExpiredToken",
    "ExpiredTokenException",
    "RequestExpired",
    "CredentialsProviderError",
    "InvalidClientTokenId",
    "UnrecognizedClientException",
]);
/** They are no good, whether they have run out or never were. */
const EXPIRED = new Set([
    ...RUN_OUT,
    "AuthFailure",
    "MissingAuthenticationToken",
    "MissingAuthenticationTokenException",
]);
const DENIED = new Set([
    "AccessDenied",
    "AccessDeniedException",
    "UnauthorizedOperation",
    "AccessDeniedFault",
]);
const NOT_SENT = new Set(["ECONNREFUSED", "ENOTFOUND", "EAI_AGAIN", "EHOSTUNREACH", "ENETUNREACH"]);
const TRANSIENT = new Set([
    "ECONNRESET",
    "EPIPE",
    "ETIMEDOUT",
    "TimeoutError",
    "RequestTimeout",
    "RequestTimeoutException",
    "InternalFailure",
    "InternalError",
    "InternalServerError",
    "ServiceUnavailable",
    "ServiceUnavailableException",
    "HealthUnavailable",
    "HealthUnavailableException",
    "AnswerIncomplete",
]);
/**
 * Refusals of a request that was signed by a wrong clock. The SDK learns AWS's time from the answer and signs the next
 * request by it (SDK: `clockSkewCorrected`); the refused one did nothing.
 */
const CLOCK_IS_WRONG = new Set([
    "AccessDeniedException",
    "AuthFailure",
    "InvalidSignatureException",
    "RequestExpired",
    "RequestInTheFuture",
    "RequestTimeTooSkewed",
    "SignatureDoesNotMatch",
]);
/** Whatever was thrown, in that shape. */
const asSdkError = (error) => error instanceof Error ? error : { name: "Error", message: String(error) };
/** Sorts an error by what to do about it. */
function judge$1(error) {
    const { name, code, $metadata } = asSdkError(error);
    const has = (set) => set.has(name) || (code !== undefined && set.has(code));
    if (has(THROTTLES))
        return "throttled";
    if ($metadata?.clockSkewCorrected && has(CLOCK_IS_WRONG))
        return "not-sent";
    if (has(EXPIRED))
        return "expired";
    if (has(DENIED))
        return "denied";
    if (has(NOT_SENT))
        return "not-sent";
    if (has(TRANSIENT) || ($metadata?.httpStatusCode ?? 0) >= 500)
        return "transient";
    // Without an HTTP status there was no answer: the socket broke.
    if (code !== undefined && $metadata?.httpStatusCode === undefined)
        return "transient";
    return "refused";
}
/** Nothing more can be sent with these credentials. */
const hasRunOut = (error) => RUN_OUT.has(asSdkError(error).name);

const PERFORM = /to perform: ([a-z0-9-]+:\w+)/i;
/** `with an explicit deny in a service control policy` (IAM user guide, troubleshoot_access-denied). */
const EXPLICIT_DENY = /with an explicit deny in ([\w -]+)/i;
/** Only a policy of that kind lacks the Allow: `because no service control policy allows the … action`. */
const NOT_ALLOWED_BY = /because no ([\w -]+?) allows/i;
/** EC2 hides the reason in a message that its receiver may decode (STS API reference, DecodeAuthorizationMessage). */
const ENCODED = /Encoded authorization failure message: ([\w-]+)/;
/** What the SDK says of a region that is not given, is empty, or cannot be one. */
const NO_REGION = /^Region (is missing|not accepted)/;
/** Which policy is to be changed, and how to learn more. */
function denialRemedy(message, action) {
    const [, denying] = EXPLICIT_DENY.exec(message) ?? [];
    if (denying)
        return `An explicit deny in ${denying} forbids ${action}; no Allow outweighs it. Ask whoever owns that policy to except the role that this workflow assumes.`;
    const [, lacking] = NOT_ALLOWED_BY.exec(message) ?? [];
    if (lacking && lacking !== "identity-based policy")
        return `Allow the action ${action} in the ${lacking} too: the IAM policy of the role alone is not enough.`;
    const [, encoded] = ENCODED.exec(message) ?? [];
    const more = encoded
        ? ` More is in the message that EC2 encoded: aws sts decode-authorization-message --encoded-message ${encoded}`
        : "";
    return `Allow the action ${action} in the IAM policy of the role that this workflow assumes (docs/iam-policy.json has all of them).${more}`;
}
/** What to do about a permanent error, when its kind says it; `action` is the IAM action that a denial names. */
function remedyFor(verdict, message, action) {
    if (NO_REGION.test(message))
        return "Say which region: `aws-region` of aws-actions/configure-aws-credentials, or the environment variable AWS_REGION.";
    const remedies = {
        denied: denialRemedy(message, action),
        expired: "The AWS credentials are missing, invalid or have expired: check the step that configures them (`role-to-assume`, `role-duration-seconds`), and that the job has `permissions: id-token: write`.",
    };
    return remedies[verdict] ?? "";
}
/** The AwsFailure for a permanent error; for a denial the remedy names the IAM action to grant. */
function asFailure(operation, resource, error) {
    const sdk = asSdkError(error);
    const refusal = {
        operation,
        sent: sdk.$metadata?.httpStatusCode !== undefined,
        awsCode: sdk.name.replace(/(Exception|Fault)$/, ""),
        awsMessage: hideSecrets(sdk.message),
        resource,
        requestId: sdk.$metadata?.requestId ?? "",
        expired: hasRunOut(error),
        remedy: remedyFor(judge$1(error), sdk.message, PERFORM.exec(sdk.message)?.[1] ?? operation),
    };
    return new AwsFailure(refusal, { cause: error });
}

/** For how long an operation is tried again after nothing came of an attempt. */
const PATIENCE$2 = 120 * SECOND;
/**
 * For how long after what may have happened. With the 10 s that one attempt takes at most, a changing call whose effect
 * nobody knows ends within 15 s (rule 25); one that AWS only put off asks for the lease before each attempt.
 */
const PATIENCE_IN_DOUBT = 5 * SECOND;
const FIRST_PAUSE = 0.5 * SECOND;
const LONGEST_PAUSE = 10 * SECOND;
/** Which verdicts are worth another attempt, by kind of operation: `once` never repeats what may have happened. */
const RETRIED = {
    read: ["throttled", "transient", "not-sent"],
    set: ["throttled", "transient", "not-sent"],
    once: ["throttled", "not-sent"],
};
/**
 * Makes the door. A call throws AwsFailure when AWS refuses, LostAnswer when nobody knows whether it took
 * effect, Unreachable when our patience ends, and the signal's reason when aborted.
 */
function door(options) {
    const tellSlow = options.tellSlow ?? slownessTeller(options.emit);
    async function answerTo(operation, input, callOptions) {
        const { clock } = options;
        const kind = callOptions.again ? "set" : operations[operation].kind;
        const resource = resourceOf(input, operations[operation].names);
        const signal = callOptions.signal ?? options.signal;
        const send = await options.senderOf(operation);
        const since = clock.monotonic();
        for (let attempts = 1;; attempts++) {
            signal?.throwIfAborted();
            if (kind !== "read")
                await options.mayChange?.(signal);
            try {
                const output = (await send(input, signal));
                requireWhole(operation, output);
                const requestId = output.$metadata?.requestId ?? "";
                if (kind !== "read")
                    options.emit({ kind: "aws-called", operation, resource, requestId, attempts });
                return output;
            }
            catch (error) {
                signal?.throwIfAborted();
                const verdict = judge$1(error);
                const pause = pauseBefore(attempts, options.random ?? Math.random);
                const spent = clock.monotonic() + pause - since;
                if (!RETRIED[kind].includes(verdict) || spent > patienceFor(kind, verdict))
                    throw givenUp$1(operation, resource, kind, verdict, error);
                if (attempts >= 2)
                    tellSlow(operation, verdict);
                await clock.sleep(pause, signal);
            }
        }
    }
    return async function call(operation, input, callOptions = {}) {
        let asked = input;
        let output;
        do {
            output = await answerTo(operation, asked, callOptions);
            asked = afterEmptyPage(operation, asked, output);
        } while (asked);
        return output;
    };
}
const patienceFor = (kind, verdict) => kind !== "read" && verdict === "transient" ? PATIENCE_IN_DOUBT : PATIENCE$2;
/** What the caller is told when there is no further attempt. */
function givenUp$1(operation, resource, kind, verdict, cause) {
    if (verdict === "transient" && kind !== "read")
        return new LostAnswer(operation, resource, { cause });
    if (RETRIED[kind].includes(verdict))
        return new Unreachable(operation, cause);
    return asFailure(operation, resource, cause);
}
/** Tells once per operation that AWS slows us. */
function slownessTeller(emit) {
    const told = new Set();
    return (operation, verdict) => {
        if (told.has(operation))
            return;
        told.add(operation);
        emit({
            kind: "aws-slow",
            operation,
            why: verdict === "throttled" ? "AWS throttles it" : "AWS does not answer",
        });
    };
}
/** Exponential with full jitter above the half, capped. */
const pauseBefore = (attempt, random) => {
    const ceiling = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** (attempt - 1));
    return ceiling / 2 + (random() * ceiling) / 2;
};
/** The resource an input names, for messages: `shop-12`, `i-0a, i-0b and 18 more`. */
function resourceOf(input, names) {
    const values = names.flatMap((name) => input[name] ?? []).map(String);
    return values.length > 3
        ? `${values.slice(0, 2).join(", ")} and ${values.length - 2} more`
        : values.join(", ");
}

/** The SDK clients, each loaded when its first call is made: EC2's schemas alone cost more than the rest of a start. */
const loaders = {
    autoscaling: () => Promise.all(/* import() */[__nccwpck_require__.e(986), __nccwpck_require__.e(574), __nccwpck_require__.e(529)]).then(__nccwpck_require__.bind(__nccwpck_require__, 529)),
    cloudwatch: () => Promise.all(/* import() */[__nccwpck_require__.e(986), __nccwpck_require__.e(159), __nccwpck_require__.e(421)]).then(__nccwpck_require__.bind(__nccwpck_require__, 802)),
    codedeploy: () => Promise.all(/* import() */[__nccwpck_require__.e(986), __nccwpck_require__.e(159), __nccwpck_require__.e(975)]).then(__nccwpck_require__.bind(__nccwpck_require__, 975)),
    ec2: () => Promise.all(/* import() */[__nccwpck_require__.e(986), __nccwpck_require__.e(574), __nccwpck_require__.e(771)]).then(__nccwpck_require__.bind(__nccwpck_require__, 771)),
    elasticloadbalancing: () => Promise.all(/* import() */[__nccwpck_require__.e(986), __nccwpck_require__.e(574), __nccwpck_require__.e(303)]).then(__nccwpck_require__.bind(__nccwpck_require__, 303)),
    ssm: () => Promise.all(/* import() */[__nccwpck_require__.e(986), __nccwpck_require__.e(159), __nccwpck_require__.e(976)]).then(__nccwpck_require__.bind(__nccwpck_require__, 976)),
};
/** Finds (and on first use loads) what sends an operation. */
function clients(options = {}) {
    const made = new Map();
    async function make(name) {
        const loaded = options.loading?.(`client ${name}`);
        try {
            const { Client, commands } = (await loaders[name]());
            const client = new Client({
                maxAttempts: 1, // the door retries, see call.ts
                ...(options.region ? { region: options.region } : {}),
                ...(options.userAgent ? { customUserAgent: options.userAgent } : {}),
                ...options.config,
            });
            options.prepare?.(client);
            return { client, commands };
        }
        finally {
            loaded?.();
        }
    }
    return async (operation) => {
        const [service, name] = operation.split(":");
        const known = made.get(service) ?? make(service);
        made.set(service, known);
        const { client, commands } = await known;
        const Command = commands[name];
        return (input, signal) => abandonable(client, client.send(new Command(input)), signal);
    };
}
/**
 * Stops waiting for an answer once the signal is aborted, and closes the client's connections, so that nothing on its way
 * keeps the process from ending; the client opens new ones for its next call. Not by the SDK's own `abortSignal`: with
 * options, even empty ones, it builds its middleware stack anew for each call.
 */
async function abandonable(client, answer, signal) {
    if (!signal)
        return answer;
    let onAbort = () => undefined;
    const aborted = new Promise((_, reject) => {
        onAbort = () => {
            client.destroy();
            reject(signal.reason);
        };
        signal.addEventListener("abort", onAbort, { once: true });
    });
    try {
        return await Promise.race([answer, aborted]);
    }
    finally {
        signal.removeEventListener("abort", onAbort);
    }
}

/** Requests in any one second: the account's quotas are shared with whatever else runs in it. */
const PER_SECOND = 5;
/**
 * Sends at most `perSecond` requests in any second, retries included. Who waits goes first come, first served, but a
 * changing call goes before all reads: stopping a deployment cannot wait for somebody's curiosity.
 */
function paced(senderOf, clock, perSecond = PER_SECOND) {
    const changes = [];
    const reads = [];
    /** When the latest requests went, oldest first. */
    const went = [];
    let serving = false;
    const untilFree = () => went.length < perSecond ? 0 : Math.max(0, went[0] + SECOND - clock.monotonic());
    async function serve() {
        serving = true;
        while (changes.length + reads.length > 0) {
            const pause = untilFree();
            if (pause > 0) {
                await clock.sleep(pause);
                continue;
            }
            went.push(clock.monotonic());
            if (went.length > perSecond)
                went.shift();
            (changes.shift() ?? reads.shift())();
        }
        serving = false;
    }
    const turn = (queue, signal) => new Promise((resolve, reject) => {
        const onAbort = () => {
            queue.splice(queue.indexOf(go), 1);
            reject(signal.reason);
        };
        const go = () => {
            signal?.removeEventListener("abort", onAbort);
            resolve();
        };
        signal?.addEventListener("abort", onAbort, { once: true });
        queue.push(go);
        if (!serving)
            serve().catch(reject);
    });
    return async (operation) => {
        const send = await senderOf(operation);
        const queue = operations[operation].kind === "read" ? reads : changes;
        return async (input, signal) => {
            signal?.throwIfAborted();
            await turn(queue, signal);
            return send(input, signal);
        };
    };
}

/** The machine's own clock. `speed` makes it run faster than the wall from `epoch` on (only for a simulator). */
function systemClock(epoch = 0, speed = 1) {
    const start = performance.now();
    return {
        now: () => new Date(epoch + (Date.now() - epoch) * speed),
        monotonic: () => (performance.now() - start) * speed,
        sleep: (ms, signal) => new Promise((resolve, reject) => {
            if (signal?.aborted)
                return reject(signal.reason);
            const onAbort = () => {
                clearTimeout(timer);
                reject(signal.reason);
            };
            const timer = setTimeout(() => {
                signal?.removeEventListener("abort", onAbort);
                resolve();
            }, ms / speed);
            signal?.addEventListener("abort", onAbort, { once: true });
        }),
    };
}

/** The version in package.json; a test compares them. */
const VERSION = "0.1.0";

const nobodyKnows = () => Promise.resolve(undefined);
function worldOf({ owner, nonce, credentialsEnd, hasEnded, isAncestor: tellsAncestry = nobodyKnows, ...parts }) {
    const { clock, emit, signal } = parts;
    // One pace for both doors, and one voice.
    const shared = { ...parts, senderOf: paced(parts.senderOf, clock), tellSlow: slownessTeller(emit) };
    return {
        aws: door({ ...shared, signal: heardByMany(signal) }),
        guarded: (mayChange, own = signal) => door({ ...shared, mayChange, signal: heardByMany(own) }),
        clock,
        emit,
        owner,
        nonce,
        credentialsEnd,
        signal,
        hasEnded,
        isAncestor: tellsAncestry,
    };
}
/** Many calls wait at a time, each listening for the end: Node.js takes more than ten for a leak, and says so in the log. */
function heardByMany(signal) {
    if (signal)
        (0,external_node_events_namespaceObject.setMaxListeners)(0, signal);
    return signal;
}
/** The real world: the SDK's default credentials, the region and the clock of the environment. */
const realWorld = (env, clock, owner, emit, signal) => worldOf({
    senderOf: clients(clientOptions(env, owner)),
    clock,
    emit,
    owner,
    nonce: (0,external_node_crypto_.randomUUID)(),
    credentialsEnd: endOfCredentials(env),
    signal,
    hasEnded: (process) => isGone(process, owner.process.host),
});
/**
 * `AWS_CREDENTIAL_EXPIRATION` as the SDK's environment credentials have it (RFC 3339): of `aws configure export-credentials`,
 * or the output `aws-expiration` of aws-actions/configure-aws-credentials. Other credentials renew themselves.
 */
function endOfCredentials(env) {
    if (!env["AWS_ACCESS_KEY_ID"])
        return undefined;
    const end = new Date(env["AWS_CREDENTIAL_EXPIRATION"] ?? "");
    return Number.isNaN(end.getTime()) ? undefined : end;
}
/** On another machine nobody can tell. */
function isGone({ host, pid }, here) {
    if (host !== here)
        return false;
    try {
        process.kill(pid, 0); // sends nothing
        return false;
    }
    catch (error) {
        return error.code === "ESRCH";
    }
}
// A changing call must have ended soon after a lost lease; reads are repeated by the door anyway.
const REQUEST = { connectionTimeout: 3_000, requestTimeout: 10_000, throwOnRequestTimeout: true };
const clientOptions = (env, owner) => ({
    region: env["AWS_REGION"] || env["AWS_DEFAULT_REGION"],
    config: {
        requestHandler: REQUEST,
        customUserAgent: [
            ["bluegreen-action", VERSION],
            ...(owner.runId ? [["github-run", `${owner.runId}-${owner.attempt}`]] : []),
        ],
    },
});
const CLOCK = /^(\d{1,15})x(\d{1,4}(?:\.\d{1,3})?)$/;
const LOOPBACK = /^https?:\/\/(?:localhost|127(?:\.\d{1,3}){3}|\[::1\])(?::\d+)?(?:\/|$)/;
/**
 * The machine's clock, or with `BLUEGREEN_CLOCK=<epoch>x<speed>` the accelerated one of a simulator.
 * Throws Failure when that is malformed, or AWS is not a simulator on this machine.
 */
function clockFrom(env) {
    const text = env["BLUEGREEN_CLOCK"];
    if (!text)
        return systemClock();
    const [, epoch, speed] = CLOCK.exec(text) ?? [];
    if (!LOOPBACK.test(env["AWS_ENDPOINT_URL"] ?? "") || !Number(speed))
        throw new Failure("clock-refused", `BLUEGREEN_CLOCK is ${JSON.stringify(text)}.`, "It is for the simulator only: <epoch in ms>x<speed>, with AWS_ENDPOINT_URL on this machine. Unset it.");
    return systemClock(Number(epoch), Number(speed));
}

/**
 * The first of an action's two steps, which the settle step follows: it listens for a cancellation, reads the inputs and
 * tells them, acts on the real world, and reports what happens and how it ended.
 */
async function jobStep(env, action, act) {
    const signal = cancellation();
    const clock = clockFrom(env);
    const owner = ownerFrom(env);
    const report = reporter(audienceFrom(env, owner, announceEvents(env)), clock, emptyStory());
    await toItsEnd(report, () => {
        const { inputs, texts } = readInputs(action, env["BLUEGREEN_INPUTS"]);
        report({ kind: "inputs", action, entries: texts });
        return act(realWorld(env, clock, owner, report, signal), inputs);
    });
}

/**
 * What an undo puts right, in the order in which it is put right (rule 17): traffic first, processes last.
 */
const UNDO_ORDER = ["traffic", "deployment-group", "green", "template", "sizes", "processes"];
/** The step a plan names; throws when another version of the action wrote the plan. */
function stepNamed(steps, name) {
    const step = steps[name];
    if (step)
        return step;
    throw new Failure("unknown-step", `The release log names a step "${name}" that this version does not know.`, "Run the version of the action that began the release.");
}

const names = (list) => list
    .filter((name) => name !== undefined)
    .sort()
    .join(", ") || "none";
/** What the plan rests on, each as a text to compare and to show. */
const grounds = {
    "The AMI": ({ imageId }) => imageId,
    "The way of making green": ({ fleet }) => fleet,
    "Blue's Auto Scaling group": ({ blue }) => blue?.group.AutoScalingGroupName ?? "none",
    "The number of instances that the deployment group matches": ({ blue }) => String(blue?.count ?? 0),
    "The group's sizes": ({ blue }) => blue
        ? `${blue.group.MinSize}/${blue.group.DesiredCapacity}/${blue.group.MaxSize} (min/desired/max)`
        : "none",
    "The group's template version": ({ blue }) => versionText(blue?.template),
    "The template version that blue runs": ({ blue }) => String(blue?.template?.running.VersionNumber ?? "none"),
    "The group's suspended processes": ({ blue }) => names((blue?.group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName)),
    "The group's lifecycle hooks": ({ blue }) => names((blue?.hooks ?? []).map(({ LifecycleHookName }) => LifecycleHookName)),
    "The group's scaling policies": ({ blue }) => names((blue?.policies ?? []).map(({ PolicyName }) => PolicyName)),
    "The group's scheduled actions": ({ blue }) => names((blue?.schedules ?? []).map(({ ScheduledActionName }) => ScheduledActionName)),
    "The group's tags": ({ blue }) => names((blue?.group.Tags ?? []).map(({ Key, Value }) => `${Key}=${Value}`)),
    "The revision": ({ revision }) => revisionText$1(revision),
    "The deployment configuration": ({ deploymentConfig }) => deploymentConfig?.deploymentConfigName ?? "none",
    "The deployment group's blue/green settings": ({ deploymentGroup }) => JSON.stringify(deploymentGroup?.blueGreenDeploymentConfiguration ?? {}),
    "The deployment group's Auto Scaling groups": ({ deploymentGroup }) => names((deploymentGroup?.autoScalingGroups ?? []).map(({ name }) => name)),
    "The deployment group's tag filters": ({ deploymentGroup }) => JSON.stringify([deploymentGroup?.ec2TagFilters ?? [], deploymentGroup?.ec2TagSet?.ec2TagSetList ?? []]),
    "The target groups": ({ targetGroups }) => names(targetGroups.map(({ group, deregistrationDelay, crossZone }) => `${group.TargetGroupName} (drains ${deregistrationDelay} s, cross-zone ${crossZone ? "on" : "off"})`)),
    "Blue's healthy targets": (facts) => names(facts.targetGroups.map((one) => `${servingBlue(one, facts).length} in ${one.group.TargetGroupName}`)),
};
/** What changed between two readings of what the plan rests on (rule 23), a sentence each; pure. */
const factsChanged = (before, after) => Object.entries(grounds)
    .map(([what, read]) => ({ what, was: read(before), is: read(after) }))
    .filter(({ was, is }) => was !== is)
    .map(({ what, was, is }) => `${what} changed while waiting: it was ${was}, now it is ${is}.`);

/** What blue must not do while it is being replaced (rules 6, 7, 12). HealthCheck always goes with ReplaceUnhealthy. */
const FROZEN = [
    "AddToLoadBalancer",
    "AlarmNotification",
    "AZRebalance",
    "HealthCheck",
    "InstanceRefresh",
    "ReplaceUnhealthy",
    "ScheduledActions",
];
/**
 * What could launch or end instances of blue while CodeDeploy copies its group (rule 9). Never Launch: a copied
 * suspension would leave green empty, and alone it lets ReplaceUnhealthy shrink blue.
 */
const COPY_HELD = [
    "AlarmNotification",
    "AZRebalance",
    "HealthCheck",
    "ReplaceUnhealthy",
    "ScheduledActions",
];
/** What keeps green out of the load balancer and at its size while it is being made. */
const GREEN_HELD = ["AddToLoadBalancer", "AlarmNotification", "ScheduledActions"];
/**
 * What green must not do between being in service and having CodeDeploy's hook (rule 8); nor is it made smaller by hand
 * while its group is not attached, and so would not be drained.
 */
const GREEN_FROZEN = [
    "AZRebalance",
    "HealthCheck",
    "Launch",
    "ReplaceUnhealthy",
    "Terminate",
];
/** Auto Scaling looks at health about once a minute; a judgement made before the resume has shown by then. */
const HEALTH_CYCLE = 75 * SECOND;
/** A suspension shows within seconds; one that does not was undone by somebody: CodeDeploy does so when it ends a copy. */
const SUSPENDED_WITHIN = 20 * SECOND;
const TRIES = 4;
/** Suspends what is not suspended yet and reads it back. */
async function suspend(ctx, group, processes) {
    const missing = (now) => {
        const suspended = suspendedIn(now);
        return processes.filter((process) => !suspended.includes(process));
    };
    for (let tries = 1;; tries++) {
        const ScalingProcesses = missing(await groupNamed(ctx.aws, group));
        if (ScalingProcesses.length === 0)
            return;
        await ctx.aws("autoscaling:SuspendProcesses", { AutoScalingGroupName: group, ScalingProcesses });
        try {
            return await readBack(ctx, group, (now) => missing(now).length === 0, SUSPENDED_WITHIN);
        }
        catch (error) {
            if (!(error instanceof DeadlinePassed) || tries === TRIES)
                throw error;
        }
    }
}
/**
 * Resumes processes so that nobody is replaced for what happened meanwhile (rule 12): the members serve again, their
 * health is set and read back, HealthCheck runs for a cycle in which nobody is judged unhealthy, only then
 * ReplaceUnhealthy; AddToLoadBalancer before Launch, Launch last.
 * @param ours what we suspended; what others had suspended stays so
 */
async function resumeCarefully(ctx, name, ours) {
    const suspended = suspendedIn(await groupNamed(ctx.aws, name));
    const pending = ours.filter((process) => suspended.includes(process));
    const resume = async (...processes) => {
        // A suspension of a moment ago may not show yet: whatever is ours is resumed.
        const ScalingProcesses = processes.filter((process) => ours.includes(process));
        if (ScalingProcesses.length > 0)
            await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: name, ScalingProcesses });
    };
    if (pending.includes("HealthCheck") || pending.includes("ReplaceUnhealthy"))
        await awaitSound(ctx, name, pending.includes("ReplaceUnhealthy"), () => resume("HealthCheck"));
    else
        await resume("HealthCheck");
    await resume("ReplaceUnhealthy", "AddToLoadBalancer");
    await resume("AlarmNotification", "AZRebalance", "InstanceRefresh", "ScheduledActions");
    await resume("Terminate", "Launch");
}
/** So often a cycle of health checks is waited out without anybody being judged unhealthy. */
const CYCLES = 4;
/** Nobody who serves may be replaced: they are healthy, and Auto Scaling, looking again, says so itself. */
async function awaitSound(ctx, name, replaces, resumeHealthCheck) {
    // In a hurry what cannot be seen to its end is not begun: it is listed, and done by whoever comes next.
    const ends = ctx.clock.now().getTime() + HEALTH_CYCLE;
    if (replaces && ctx.hurry && ends > ctx.deadline.getTime())
        throw new DeadlinePassed(ctx.deadline);
    await markHealthy(ctx, name);
    await resumeHealthCheck();
    if (!replaces)
        return;
    for (let cycle = 1;; cycle++) {
        await ctx.clock.sleep(HEALTH_CYCLE, ctx.signal);
        const judged = unhealthyIn(await groupNamed(ctx.aws, name));
        const serve = judged.length > 0 ? await stillServing(ctx, name, judged) : [];
        if (serve.length === 0)
            return; // who does not serve is Auto Scaling's to replace
        if (cycle === CYCLES)
            throw membersUnhealthy(name);
        await markHealthy(ctx, name);
    }
}
/** Those of these members that a target group of theirs sends requests to. */
async function stillServing(ctx, name, ids) {
    const serving = new Set();
    for (const TargetGroupArn of (await groupNamed(ctx.aws, name)).TargetGroupARNs ?? []) {
        const answer = await ctx.aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn });
        for (const { Target, TargetHealth } of answer.TargetHealthDescriptions ?? [])
            if (TargetHealth?.State === "healthy")
                serving.add(Target?.Id);
    }
    return ids.filter((id) => serving.has(id));
}
/** Marks every member in service as healthy and reads it back. */
async function markHealthy(ctx, name) {
    const deadline = within(ctx, 2 * MINUTE);
    await poll(async () => {
        const ids = unhealthyIn(await groupNamed(ctx.aws, name));
        if (ids.length === 0)
            return true;
        for (const batch of batches(ids, 5))
            await Promise.all(batch.map((InstanceId) => ctx.aws("autoscaling:SetInstanceHealth", {
                InstanceId,
                HealthStatus: "Healthy",
                ShouldRespectGracePeriod: false,
            })));
        return undefined;
    }, { ...ctx, every: 3 * SECOND, deadline }).catch((error) => {
        throw error instanceof DeadlinePassed ? membersUnhealthy(name, error) : error;
    });
}
/** Members in service that Auto Scaling judges unhealthy. */
const unhealthyIn = (group) => membersInService(group)
    .filter(({ HealthStatus }) => HealthStatus !== "Healthy")
    .map(({ InstanceId }) => InstanceId);
const membersUnhealthy = (name, cause) => new Failure("members-unhealthy", `Auto Scaling still judges members of ${name} unhealthy; its processes stay suspended so that they are not replaced.`, "Look at the instances, set their health, then resume the processes.", { cause });
/** Processes that nobody has resumed yet, and the command with which a person does. */
const stillSuspended = (group, processes) => ({
    what: `suspended processes of ${group}${processes.length > 0 ? `: ${processes.join(", ")}` : ""}`,
    why: "",
    command: shell `aws autoscaling resume-processes --auto-scaling-group-name ${group} --scaling-processes ${processes}`,
});

/** Plans a CodeDeploy deployment. With `terminate`, `verify` and the commit point belong before `finish` (rule 15). */
function deploymentSteps(settings) {
    const { application, deploymentGroup } = settings;
    const name = { application, deploymentGroup };
    return {
        create: { step: "create-deployment", args: settings },
        install: { step: "install-green", args: name },
        shift: { step: "shift", args: name },
        finish: { step: "finish-deployment", args: name },
        verify: { step: "verify-traffic", args: name },
        verifyAgain: { step: "verify-traffic", args: { ...name, again: true } },
    };
}
/** CodeDeploy's name for the group it copies (seen in its CloudTrail events: `CodeDeploy_<group>_<id>`). */
const copyName = (deploymentGroup, deploymentId) => `CodeDeploy_${deploymentGroup}_${deploymentId}`;
/** Who green is: CodeDeploy names its own copy by the deployment, so that there is none before it. */
function greenOf({ fleets, deploymentGroup }, deploymentId) {
    if (fleets.green !== "copy")
        return fleets.green;
    return deploymentId ? { kind: "group", group: copyName(deploymentGroup, deploymentId) } : undefined;
}

/** Its instances are registered already: attaching changes nothing for them, and makes later ones register. */
async function attachAsBlue(ctx, { green, attached }) {
    const there = new Set((await groupNamed(ctx.aws, green)).TargetGroupARNs);
    const TargetGroupARNs = attached.filter((arn) => !there.has(arn));
    if (TargetGroupARNs.length === 0)
        return;
    await ctx.aws("autoscaling:AttachLoadBalancerTargetGroups", {
        AutoScalingGroupName: green,
        TargetGroupARNs,
    });
}
/**
 * Blue's sizes, as far as green's own size allows. Blue is frozen by then: what somebody has asked it for meanwhile green
 * takes over and launches, once it may. Never smaller than planned, nor than green is (rule 5).
 */
async function sizeAsBlue(ctx, { green, blue, min, max, desired: asked = 0 }) {
    const [now, before] = await groupsNamed$1(ctx.aws, green, blue);
    const desired = Math.max(now.DesiredCapacity, before?.DesiredCapacity ?? 0, asked);
    const MinSize = Math.min(Math.max(min, before?.MinSize ?? 0), desired);
    const MaxSize = Math.max(max, before?.MaxSize ?? 0, desired);
    if (now.MinSize === MinSize && now.MaxSize === MaxSize && now.DesiredCapacity === desired)
        return;
    const raised = desired > now.DesiredCapacity;
    if (raised)
        ctx.emit({
            kind: "said",
            text: `${blue} was asked for ${desired} instances: ${green} launches as many`,
        });
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: green,
        MinSize,
        MaxSize,
        ...(raised ? { DesiredCapacity: desired } : {}),
    });
}
/** Blue's protection from deletion, last of all: with it green could not be taken away again (rule 22). */
async function protectAsBlue(ctx, { green, deletionProtection }) {
    if (!deletionProtection)
        return;
    if ((await groupNamed(ctx.aws, green)).DeletionProtection === deletionProtection)
        return;
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: green,
        DeletionProtection: deletionProtection,
    });
}
/** The protection that a group of ours took over from blue goes before the group does. */
async function unprotect(ctx, group) {
    if ((group.DeletionProtection ?? "none") === "none")
        return;
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: group.AutoScalingGroupName,
        DeletionProtection: "none",
    });
}

/**
 * The group's own sizes, given back on the way back. Only once its template and tag are as before: what Auto Scaling
 * launches to reach them is blue (rule 17).
 */
const noteSizes = {
    title: ({ group }) => `Note the sizes of ${group}`,
    async begin(ctx, { group }) {
        const { MinSize, MaxSize, DesiredCapacity } = await groupNamed(ctx.aws, group);
        return { min: MinSize, max: MaxSize, desired: DesiredCapacity };
    },
    apply: async (_ctx, _args, memo) => memo,
    undo: { what: "sizes", run: giveBack$1 },
    async isLeft(ctx, { group }, { min, max, desired }) {
        const there = await findGroup(ctx.aws, group);
        if (!there)
            return false;
        const { MinSize, MaxSize, DesiredCapacity } = there;
        const isAsBefore = MinSize === min && MaxSize === max && DesiredCapacity === desired;
        return !isAsBefore || suspendedIn(there).includes("Launch");
    },
    leaves: ({ group }, memo) => [
        { what: `the sizes of ${group}: they were ${inWords$1(memo)}`, why: "", command: sizeCommand(group, memo) },
    ],
};
/** With more members than there were, the desired capacity stays: Auto Scaling would choose whom to end (rule 5). */
async function giveBack$1(ctx, { group }, memo) {
    const now = await findGroup(ctx.aws, group);
    if (!now)
        return [];
    if (stillGrown(ctx, now))
        throw new Failure("green-still-there", `Green is still in ${group}.`);
    const there = counted(now);
    const desired = Math.max(memo.desired, there);
    if (there < desired)
        await letIn(ctx, group);
    const sizes = { MinSize: memo.min, MaxSize: Math.max(memo.max, desired), DesiredCapacity: desired };
    const refused = await resize(ctx, group, sizes);
    if (refused)
        return [...noteSizes.leaves({ group }, memo, ctx.recall), held$2(group)].map((one) => ({
            ...one,
            why: refused.message,
        }));
    await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses: ["Launch"] });
    if (there <= memo.desired)
        return [];
    const what = `the sizes of ${group}: they were ${inWords$1(memo)}`;
    const why = `it has ${there} members; a smaller size would let Auto Scaling choose whom to end`;
    return [{ what, why, command: sizeCommand(group, memo) }];
}
/** The refusal, unless the group has these sizes all the same. */
async function resize(ctx, group, sizes) {
    try {
        await ctx.aws("autoscaling:UpdateAutoScalingGroup", { AutoScalingGroupName: group, ...sizes });
    }
    catch (error) {
        if (!(error instanceof Failure) || stopsRun(error) || wasAway(error))
            throw error;
        const now = await groupNamed(ctx.aws, group);
        if (Object.keys(sizes).some((size) => now[size] !== sizes[size]))
            return error;
    }
    return undefined;
}
/** Nothing is launched until the sizes are right. */
const held$2 = (group) => stillSuspended(group, ["Launch"]);
/** Blue was lost meanwhile: whom Auto Scaling launches while it may not register anybody, it never registers. */
async function letIn(ctx, group) {
    const ScalingProcesses = ["AddToLoadBalancer"].filter((one) => ctx.recall("freeze-blue")?.ours.includes(one));
    if (ScalingProcesses.length > 0)
        await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses });
}
/** In a hurry green may have to stay in the group for a while: then the group stays as still as it is. */
const stillGrown = (ctx, now) => {
    const sizes = ctx.hurry ? ctx.recall("note-sizes") : undefined;
    return sizes !== undefined && counted(now) > sizes.desired;
};
const inWords$1 = ({ min, max, desired }) => `${min} to ${max}, ${desired} desired`;
const sizeCommand = (group, { min, max, desired }) => shell `aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${group} --min-size ${min} --max-size ${max} --desired-capacity ${desired}`;

/** All that is resumed once this release has gone well. */
const resumable = ({ ours, held = [] }) => [...ours, ...held];
/** Auto Scaling leaves the group alone until it is thawed, or given up. */
const freeze = {
    title: ({ group, processes }) => `Suspend ${processes.length === 1 ? processes[0] : "scaling and replacing"} in ${group}`,
    async begin(ctx, { group, processes, needs = [] }) {
        const now = await groupNamed(ctx.aws, group);
        const [suspended, held] = [suspendedIn(now), heldIn(now)];
        const ours = processes.filter((process) => !suspended.includes(process));
        if (held.length === 0)
            return { ours };
        const isShort = held.includes("Launch") && needs.includes("Launch") && counted(now) < now.DesiredCapacity;
        if (!isShort)
            return { ours, held };
        return { ours, held, asked: { min: now.MinSize, desired: now.DesiredCapacity } };
    },
    async apply(ctx, { group, processes, needs = [] }, memo) {
        await suspend(ctx, group, processes);
        const needed = needs.filter((process) => memo.held?.includes(process));
        if (memo.asked)
            await askForWhatIsThere(ctx, await groupNamed(ctx.aws, group));
        if (needed.length > 0)
            await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses: needed });
        return memo;
    },
    undo: {
        what: "processes",
        async run(ctx, { group }, { ours, held = [], asked }) {
            const there = await findGroup(ctx.aws, group);
            if (there && stillGrown(ctx, there))
                throw new Failure("green-still-there", `Green is still in ${group}.`);
            if (there)
                await resumeCarefully(ctx, group, ours);
            if (there && held.length > 0)
                await suspend(ctx, group, held);
            if (there && asked)
                await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
                    AutoScalingGroupName: group,
                    MinSize: asked.min,
                    DesiredCapacity: asked.desired,
                });
            return [];
        },
    },
    async isLeft(ctx, { group }, { ours, held = [] }) {
        if (held.length > 0)
            return true;
        const isSuspended = async () => {
            const there = await findGroup(ctx.aws, group);
            return there && suspendedIn(there).some((process) => ours.includes(process));
        };
        const shows = await isSuspended();
        if (shows !== false)
            return shows === true;
        await ctx.clock.sleep(SHOWN_WITHIN, ctx.signal);
        return (await isSuspended()) === true;
    },
    leaves: ({ group }, { ours }) => (ours.length > 0 ? [stillSuspended(group, ours)] : []),
};
/** What a held group launched now would get the revision that the rollback came from (rule 11). */
async function askForWhatIsThere(ctx, now) {
    const there = counted(now);
    if (there >= now.DesiredCapacity)
        return;
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: now.AutoScalingGroupName,
        MinSize: Math.min(now.MinSize, there),
        DesiredCapacity: there,
    });
}
/** CodeDeploy's to end: whoever goes on late may find no group any more, which launches nothing. */
const holdLaunches = {
    ...freeze,
    begin: async (ctx, args) => (await unlessGone(() => freeze.begin(ctx, args))) ?? { ours: [] },
    apply: async (ctx, args, memo, save) => (await unlessGone(() => freeze.apply(ctx, args, memo, save))) ?? memo,
};
/** Green's own group, which the way back deletes: nothing is given back to it. */
const { undo: _undo, ...freezeOnly } = freeze;
const freezeGreen = freezeOnly;

/** Instances launched from now on carry the green tag; running ones keep theirs (Auto Scaling user guide, tagging). */
const tagGroup = {
    title: ({ group, tag }) => `Tag instances that ${group} launches from now on ${tag.key}=${tag.value}`,
    async begin(ctx, { group, tag }) {
        const found = (await groupNamed(ctx.aws, group)).Tags?.find(({ Key }) => Key === tag.key);
        return found ? { before: { value: found.Value ?? "", propagate: found.PropagateAtLaunch } } : {};
    },
    async apply(ctx, { group, tag }, memo) {
        await setGroupTag(ctx, group, tag, true);
        return memo;
    },
    undo: {
        what: "template",
        async run(ctx, { group, tag }, { before }) {
            if (!(await findGroup(ctx.aws, group)))
                return [];
            await restoreGroupTag(ctx, group, tag.key, before);
            return [];
        },
    },
    async isLeft(ctx, { group, tag }, { before }) {
        const now = (await findGroup(ctx.aws, group))?.Tags?.find(({ Key }) => Key === tag.key);
        return now !== undefined && now.Value !== before?.value;
    },
    leaves: ({ group, tag: { key } }, { before }) => [
        {
            what: `the tag ${key} of ${group}: it was ${before ? before.value : "absent"}`,
            why: "",
            command: before
                ? shell `aws autoscaling create-or-update-tags --tags ${inJson({ ...tagOf(group, key), Value: before.value, PropagateAtLaunch: before.propagate })}`
                : shell `aws autoscaling delete-tags --tags ${inJson(tagOf(group, key))}`,
        },
    ],
};
/** As JSON: in the CLI's shorthand a comma of a value would begin another member. */
const inJson = (tag) => JSON.stringify([tag]);
const tagOf = (group, Key) => ({
    ResourceId: group,
    ResourceType: "auto-scaling-group",
    Key,
});
/** Gives the group's tag back as it was, or removes it. */
async function restoreGroupTag(ctx, group, key, before) {
    if (before)
        await setGroupTag(ctx, group, { key, value: before.value }, before.propagate);
    else
        await takeGroupTagOff(ctx, group, key);
}
/** Takes one tag off a group, if it is there. */
async function takeGroupTagOff(ctx, group, key) {
    await ctx.aws("autoscaling:DeleteTags", {
        Tags: [{ ResourceId: group, ResourceType: "auto-scaling-group", Key: key }],
    });
}
/** Sets one tag of a group and reads it back. */
async function setGroupTag(ctx, group, tag, propagate) {
    await ctx.aws("autoscaling:CreateOrUpdateTags", {
        Tags: [
            {
                ResourceId: group,
                ResourceType: "auto-scaling-group",
                Key: tag.key,
                Value: tag.value,
                PropagateAtLaunch: propagate,
            },
        ],
    });
    await readBack(ctx, group, ({ Tags }) => (Tags ?? []).some(({ Key, Value }) => Key === tag.key && Value === tag.value));
}

/**
 * Of a deployment whose group has CodeDeploy terminate blue: it counts as succeeded, and blue ends all the same once the
 * termination wait is over. Nothing stops that any more. Whether the status turns before or after the wait is contradictory
 * (CodeDeploy API reference, BlueInstanceTerminationOption; CodeDeploy user guide, limits). Pure.
 */
const endsBlue = (deployment) => phaseOf(deployment) === "succeeded";

/** A group's newest scaling activities, the newest first, at most 100; none when the group does not exist. */
async function activitiesOf(aws, group, most = 100) {
    try {
        return await firstItems((NextToken) => aws("autoscaling:DescribeScalingActivities", {
            AutoScalingGroupName: group,
            MaxRecords: most,
            ...(NextToken ? { NextToken } : {}),
        }), (page) => page.Activities, (page) => page.NextToken);
    }
    catch (error) {
        if (refusedWith(error, "ValidationError"))
            return [];
        throw error;
    }
}
/**
 * The id of a group's newest activity, null when it has none: what comes later is told by it, since AWS's dates are by
 * another clock than ours.
 */
const newestActivity = async (aws, group) => (await activitiesOf(aws, group, 1))[0]?.ActivityId ?? null;
/** Those that are newer than the one with this id; all where it is not among them. */
function newerThan(activities, id) {
    const at = activities.findIndex(({ ActivityId }) => ActivityId === id);
    return at < 0 ? activities : activities.slice(0, at);
}
/** Launches that failed since the last one that worked. */
function failedOf(activities) {
    const worked = activities.findIndex(({ StatusCode }) => StatusCode === "Successful");
    return (worked < 0 ? activities : activities.slice(0, worked)).filter(({ StatusCode }) => StatusCode === "Failed");
}
/**
 * How many launches of green may come to nothing (fail, die, or be given up at a lifecycle hook) before the deployment is
 * halted: half of green, but two at least. An endless launch loop costs money and never serves (rule 22).
 */
const allowedChurn = (count) => Math.max(2, Math.ceil(count / 2));
/**
 * Throws a Failure when more launches of a group came to nothing than allowed.
 * @param activities those that may be green's
 */
function refuseChurn(activities, { group, count }) {
    const bad = activities.filter(cameToNothing);
    // What is given up at a hook is told twice: its launch was cancelled, and it was terminated.
    const launches = new Set(bad.map((one) => instanceIn(one) ?? one.ActivityId));
    if (launches.size <= allowedChurn(count))
        return;
    const { StatusMessage, Cause, Description } = bad.find(({ StatusCode }) => StatusCode === "Failed") ?? bad[0];
    throw new Failure("green-cannot-launch", `Green cannot launch: ${launches.size} launches in ${group} failed or ended again, and ${allowedChurn(count)} are borne with. The last: ${StatusMessage ?? Cause ?? Description}`, "Look at the AMI, the launch template, the instance type's capacity and the group's own lifecycle hooks; then run again.");
}
/** Who ends while it boots, as without permission for its disk's key, is a launch that was cancelled, and no termination. */
const cameToNothing = ({ StatusCode, Description }) => StatusCode === "Failed" || StatusCode === "Cancelled" || Description?.startsWith("Terminating") === true;
const instanceIn = ({ Description }) => /\bi-[0-9a-f]+/.exec(Description ?? "")?.[0];

/** A hook of CodeDeploy's own, by the name it gives it (CodeDeploy user guide: integrations-aws-auto-scaling). */
const isCodeDeployHook = ({ LifecycleHookName }) => (LifecycleHookName ?? "").startsWith("CodeDeploy-managed-");
const LAUNCHING = "autoscaling:EC2_INSTANCE_LAUNCHING";
/** The one by which what a group launches gets the application: CodeDeploy may have one for terminations too. */
const isCodeDeployLaunchHook = (hook) => isCodeDeployHook(hook) && hook.LifecycleTransition === LAUNCHING;
/** Names of a group's launch hooks that are the user's own: whoever waits at one waits for something of theirs. */
async function ownLaunchHooks(aws, group) {
    const { LifecycleHooks = [] } = await aws("autoscaling:DescribeLifecycleHooks", {
        AutoScalingGroupName: group,
    });
    return LifecycleHooks.filter((hook) => hook.LifecycleTransition === LAUNCHING && !isCodeDeployHook(hook)).map(({ LifecycleHookName }) => LifecycleHookName ?? "");
}

const LOOK_EVERY$6 = 10 * SECOND;
/** Activities, hooks and sizes are read every so many looks: they matter only when growth is stuck. */
const STUCK_AFTER = 3;
/** So long Auto Scaling and CodeDeploy may take to bring up others in the place of those that are lost. */
const BROUGHT_UP = 15 * MINUTE;
/**
 * Waits until `count` instances of the fleet are in service. Launches that fail or instances that keep dying end it; a
 * group that somebody made smaller meanwhile is asked for them again.
 */
async function awaitInService(ctx, fleet, { count, desired, after }) {
    const { group } = fleet;
    let looks = 0;
    let hooks = [];
    let text = "";
    const look = async () => {
        const now = await members(ctx.aws, fleet);
        const ready = inService(now);
        if (ready.length >= count)
            return ready;
        if (++looks % STUCK_AFTER === 0) {
            refuseChurn(newerThan(await activitiesOf(ctx.aws, group), after), { group, count });
            if (now.some(atHook))
                hooks = await ownLaunchHooks(ctx.aws, group);
            await askAgain(ctx, group, count - now.filter(isComing).length, desired);
        }
        text = waitingFor(now, { ready: ready.length, count, group, hooks });
        ctx.emit({ kind: "waiting", text });
        return undefined;
    };
    try {
        return await poll(look, { ...ctx, every: LOOK_EVERY$6 });
    }
    catch (error) {
        if (!(error instanceof DeadlinePassed))
            throw error;
        throw new Failure("time-is-up", `Green was not in service in the time it had: ${text}.`, "Correct what it waits for, or raise the input `timeout`.", { cause: error });
    }
}
const atHook = ({ state }) => state === "Pending:Wait";
const isComing = ({ state }) => /^(Pending|InService)/.test(state);
/**
 * Raises the desired capacity to what is there and what is missing, but never above `most`: instances that were launched
 * a moment ago may not be found by their tag yet, and would be launched again.
 */
async function askAgain(ctx, name, missing, most) {
    if (missing <= 0)
        return;
    const group = await groupNamed(ctx.aws, name);
    const DesiredCapacity = Math.min(counted(group) + missing, most);
    if (group.DesiredCapacity >= DesiredCapacity)
        return;
    const text = `${name} was made smaller meanwhile, to ${group.DesiredCapacity}: it is asked for ${DesiredCapacity} again`;
    ctx.emit({ kind: "said", text });
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: name,
        MaxSize: Math.max(group.MaxSize, DesiredCapacity),
        DesiredCapacity,
    });
}
function waitingFor(now, { ready, count, group, hooks }) {
    const others = now.filter(({ state }) => state !== "InService");
    const hooked = others.filter(atHook);
    const so = `${ready} of ${count} in service in ${group}`;
    const name = hooks.length > 0 ? ` ${hooks.join(", ")}` : "";
    if (hooked.length > 0)
        return `${so}; ${hooked.length} wait for a lifecycle hook${name} of the group (Pending:Wait): ${hooked[0].id}`;
    const states = [...new Set(others.map(({ state }) => state))].join(", ");
    return `${so}${states ? `; others are ${states}` : "; nothing is launching yet"}`;
}

/** `shop-web` of `arn:aws:elasticloadbalancing:…:targetgroup/shop-web/0123456789abcdef`. */
const targetGroupName = (arn) => arn.split("/")[1] ?? arn;

/** Health checks switched off (`unavailable`) means that the load balancer sends requests. */
const SERVES = new Set(["healthy", "unavailable"]);
const LEAVING = new Set(["draining", "unhealthy.draining", "unused"]);
const isHealthy = (target) => SERVES.has(target.state);
/** Registered and meant to stay; draining targets are on their way out. */
const isIn = (target) => !LEAVING.has(target.state);
/**
 * The targets that get requests: the healthy ones, or all registered ones when none is healthy
 * (fail-open: ALB user guide, target-group-health-checks).
 */
function inRotation(view) {
    const healthy = view.targets.filter(isHealthy);
    return healthy.length > 0 ? healthy : view.targets.filter(isIn);
}
/** Which fleet gets requests, over all target groups together. */
function serving(views, sides) {
    const served = views.flatMap((view) => inRotation(view)).map(({ id }) => id);
    const blue = served.some((id) => sides.blue.has(id));
    const green = served.some((id) => sides.green.has(id));
    return blue ? (green ? "both" : "blue") : green ? "green" : "neither";
}
/** The ids of a fleet that are healthy in this target group, each once. */
const healthyOf = (view, fleet) => [
    ...new Set(view.targets.filter((target) => fleet.has(target.id) && isHealthy(target)).map(({ id }) => id)),
];
/**
 * What `count` healthy instances of a fleet must give each zone that the other fleet serves: as many as it has there,
 * though never more than an even spread gives, nor more than the fleet has there (Auto Scaling spreads evenly, but not
 * always in the same zones).
 */
function needLike(other, fleet, count) {
    const [theirs, ours] = [perZone(other), perZone(fleet)];
    const even = Math.max(1, Math.floor(count / Math.max(1, Object.keys(theirs).length)));
    const least = Object.entries(theirs).map(([zone, has]) => [zone, Math.min(has, even, ours[zone] ?? 0)]);
    return { count, perZone: Object.fromEntries(least) };
}
function perZone(fleet) {
    const per = {};
    for (const zone of fleet.values())
        per[zone] = (per[zone] ?? 0) + 1;
    return per;
}
/**
 * What a fleet lacks to serve this target group alone, in sentences; empty when it lacks nothing.
 * Counted per zone too where cross-zone load balancing is off (rule 18).
 */
function lacking(view, fleet, need) {
    const healthy = healthyOf(view, fleet);
    const name = targetGroupName(view.group.arn);
    const lacks = [];
    if (healthy.length < need.count)
        lacks.push(`${healthy.length} of ${need.count} are healthy in target group ${name}${because(view, fleet)}`);
    if (view.group.crossZone)
        return lacks;
    for (const [zone, least] of Object.entries(need.perZone)) {
        const there = healthy.filter((id) => fleet.get(id) === zone).length;
        if (there < least)
            lacks.push(`${there} of ${least} are healthy in zone ${zone} of target group ${name}`);
    }
    return lacks;
}
/** ` (i-0a: unhealthy, Target.Timeout, Request timed out)` for those of a fleet that are not healthy. */
const because = (view, fleet) => {
    const reasons = reasonsOf(view, fleet);
    return reasons.length > 0 ? ` (${reasons.join("; ")})` : "";
};
/** Why targets of a fleet get no requests, those with the same reason together: foreign text. */
function reasonsOf(view, fleet) {
    const byReason = new Map();
    const registered = new Set(view.targets.map(({ id }) => id));
    for (const target of view.targets) {
        if (!fleet.has(target.id) || isHealthy(target))
            continue;
        const reason = [target.state, target.reason, target.description].filter(Boolean).join(", ");
        byReason.set(reason, [...(byReason.get(reason) ?? []), target.id]);
    }
    const missing = [...fleet.keys()].filter((id) => !registered.has(id));
    if (missing.length > 0)
        byReason.set("not registered", missing);
    return [...byReason].map(([reason, ids]) => `${nameIds(ids)}: ${reason}`);
}
/** The registrations of a fleet in this target group that still get or may get new requests. */
const stillIn$1 = (view, fleet) => view.targets.filter((target) => fleet.has(target.id) && isIn(target));
/**
 * What is missing until green alone serves this target group: it has what it needs, and no blue is left in it.
 */
function greenAloneLacks(view, sides, need) {
    const blue = stillIn$1(view, sides.blue).map(({ id }) => id);
    const left = `blue is still in target group ${targetGroupName(view.group.arn)} (${nameIds([...new Set(blue)])})`;
    return [...lacking(view, sides.green, need), ...(blue.length > 0 ? [left] : [])];
}

/** Instances per RegisterTargets or DeregisterTargets: no limit is modelled, 100 is safe practice (inferred). */
const PER_CALL$3 = 100;
/** All registrations of these target groups now: one call each, whatever their number. */
async function look$1(aws, groups) {
    const views = [];
    for (const group of groups) {
        const answer = await aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn: group.arn });
        const targets = (answer.TargetHealthDescriptions ?? []).map(({ Target, TargetHealth }) => ({
            id: Target?.Id ?? "",
            port: Target?.Port ?? group.port,
            state: TargetHealth?.State ?? "initial",
            reason: TargetHealth?.Reason ?? "",
            description: TargetHealth?.Description ?? "",
        }));
        views.push({ group, targets });
    }
    return views;
}
/** Id → zone, for the algebra of health.ts. */
const zonesOf = (fleet) => new Map(fleet.map(({ id, zone }) => [id, zone]));
/** Who is blue and who is green now; pass undefined for a fleet that does not exist yet. */
async function sidesOf(aws, fleets) {
    const zones = async (fleet) => zonesOf(fleet ? await members(aws, fleet) : []);
    return { blue: await zones(fleets.blue), green: await zones(fleets.green) };
}
/** Which fleet the load balancer sends users to, read from the target groups. */
async function servingNow(aws, groups, fleets) {
    return serving(await look$1(aws, groups), await sidesOf(aws, fleets));
}
/**
 * Registers those of these instances that are not in the target group yet (draining ones are taken back), on each of
 * `ports`. An instance that AWS does not take (stopped, terminated) is told and left out.
 */
async function bringIn(ctx, view, ids, ports) {
    const there = new Set(view.targets.filter(isIn).map(({ id, port }) => `${id}:${port}`));
    const missing = ids
        .flatMap((id) => ports.map((port) => ({ Id: id, Port: port })))
        .filter(({ Id, Port }) => !there.has(`${Id}:${Port}`));
    for (const batch of batches(missing, PER_CALL$3))
        await registerAlive(ctx, view.group, batch);
}
/** One bad instance refuses a whole call: the batch is halved until the bad ones stand alone. */
async function registerAlive(ctx, group, batch) {
    try {
        await ctx.aws("elasticloadbalancing:RegisterTargets", { TargetGroupArn: group.arn, Targets: batch });
    }
    catch (error) {
        if (!refusedWith(error, "InvalidTarget"))
            throw error;
        if (batch.length === 1) {
            const name = targetGroupName(group.arn);
            ctx.emit({
                kind: "warned",
                text: `Target group ${name} does not take ${batch[0].Id}: ${error.awsMessage}`,
            });
            return;
        }
        const half = Math.ceil(batch.length / 2);
        await registerAlive(ctx, group, batch.slice(0, half));
        await registerAlive(ctx, group, batch.slice(half));
    }
}
/** Deregisters these registrations, each with the port it was registered with; gone ones do no harm. */
async function takeOut({ aws }, { arn }, targets) {
    const rows = targets.map(({ id, port }) => ({ Id: id, Port: port }));
    for (const Targets of batches(rows, PER_CALL$3))
        await aws("elasticloadbalancing:DeregisterTargets", { TargetGroupArn: arn, Targets });
}
/** The registrations of a fleet that are not gone yet: what may still be answering requests. */
const notGone = (view, fleet) => view.targets.filter((target) => fleet.has(target.id) && target.state !== "unused");
/** `web: i-0a, i-0b` */
const nameTargets = (view, targets) => `${targetGroupName(view.group.arn)}: ${nameIds([...new Set(targets.map(({ id }) => id))])}`;

/** After so long without a word the log says why we are still waiting. */
const SILENCE$2 = 30 * SECOND;
const LOOK_EVERY$5 = 5 * SECOND;
/** NLB sends traffic to a target for some minutes after its deregistration (field reports; rule 18). */
const NLB_LINGERS = 300 * SECOND;
/** Beside the health checks themselves: an application that warms up. */
const WARMING = 5 * MINUTE;
/** NLB takes up to five minutes to let a target in (field reports; rule 18). */
const NLB_LETS_IN = 5 * MINUTE;
/** A target should have passed its checks by then: twice what they take, since one may fail at first. */
const healthyWithin = (groups) => Math.max(0, ...groups.map(({ nlb, healthySeconds }) => 2 * healthySeconds * SECOND + (nlb ? NLB_LETS_IN : 0))) + WARMING;
/** Looks at the target groups until nothing is lacking; throws a Failure that says what still is. */
async function waitForTargets(ctx, wait) {
    const since = ctx.clock.now().getTime();
    const deadline = new Date(Math.min(ctx.deadline.getTime(), since + wait.patience));
    let lastWord = ctx.clock.monotonic();
    let lacks = [];
    try {
        return await poll(async () => {
            const views = await look$1(ctx.aws, wait.groups);
            lacks = await wait.lacks(views);
            if (lacks.length === 0)
                return views;
            if (ctx.clock.monotonic() - lastWord >= SILENCE$2) {
                ctx.emit({ kind: "waiting", text: `${wait.saying}: ${lacks.join("; ")}` });
                lastWord = ctx.clock.monotonic();
            }
            return undefined;
        }, { clock: ctx.clock, every: LOOK_EVERY$5, deadline, signal: ctx.signal });
    }
    catch (error) {
        if (!(error instanceof DeadlinePassed))
            throw error;
        const waited = formatDuration(ctx.clock.now().getTime() - since);
        const message = asSentence(`${wait.saying} took longer than ${waited}: ${lacks.join("; ")}`);
        throw new Failure(wait.code, message, wait.remedy, { cause: error });
    }
}
/**
 * How long after its deregistration a target may still get requests: the deregistration delay, on NLB at least
 * five minutes, whatever the state says (rule 18).
 */
const drainTime = (group) => group.nlb ? Math.max(group.delaySeconds * SECOND, NLB_LINGERS) : group.delaySeconds * SECOND;
/**
 * Waits until none of these instances can get or hold a request any more; nothing is ended before that (law 1).
 * `since`: epoch milliseconds of the last deregistration, when it is known; else it is taken to be now, if anything
 * is still registered or draining.
 */
async function waitUntilDrained(ctx, groups, fleet, since) {
    if (ctx.hurry)
        return; // whoever ends them looks again
    const start = since ?? ctx.clock.now().getTime();
    const slowest = Math.max(0, ...groups.map(drainTime));
    let anythingSeen = since !== undefined;
    await waitForTargets(ctx, {
        groups,
        lacks: (views) => {
            const left = views.flatMap((view) => {
                const there = notGone(view, fleet);
                return there.length > 0 ? [`${nameTargets(view, there)} (${there[0].state})`] : [];
            });
            anythingSeen ||= left.length > 0;
            const rest = start + restOnNlb(groups) - ctx.clock.now().getTime();
            if (left.length === 0 && anythingSeen && rest > 0)
                return [`the Network Load Balancer may send requests for another ${formatDuration(rest)}`];
            return left;
        },
        saying: "Waiting until requests on their way are answered",
        patience: slowest + 10 * MINUTE,
        code: "not-drained",
        remedy: "Look at the target group: something registers these instances again.",
    });
}
const restOnNlb = (groups) => Math.max(0, ...groups.filter(({ nlb }) => nlb).map(drainTime));

const FOREIGN = "This code belongs to another compute platform. ";
const CHECK_GROUP = "Open the deployment group in the CodeDeploy console: it shows what is missing.";
/**
 * All codes of errorInformation (AWS CodeDeploy API reference, ErrorInformation; user guide, error-codes).
 */
const MEANINGS = {
    AGENT_ISSUE: {
        cause: "The CodeDeploy agent on an instance has a problem.",
        remedy: "Look at /var/log/aws/codedeploy-agent/ on the instance, and that the AMI installs a current agent.",
        summary: true,
    },
    ALARM_ACTIVE: {
        cause: "A CloudWatch alarm of the deployment group went off, so CodeDeploy stopped the deployment.",
        remedy: "Find out why the alarm went off; a deployment is stopped at once as long as it is in ALARM.",
    },
    APPLICATION_MISSING: {
        cause: "The CodeDeploy application was deleted or renamed during the deployment.",
        remedy: "Create it again, or correct the input `application`.",
    },
    AUTOSCALING_VALIDATION_ERROR: {
        cause: "Auto Scaling refused a request that CodeDeploy made for the green group.",
        remedy: "Check the launch template and the group's settings; the scaling activities below may say which.",
        summary: true,
    },
    AUTO_SCALING_CONFIGURATION: {
        cause: "An Auto Scaling group of the deployment group is misconfigured or does not exist.",
        remedy: "Check that the deployment group names an existing Auto Scaling group and that its launch template works.",
        summary: true,
    },
    AUTO_SCALING_IAM_ROLE_PERMISSIONS: {
        cause: "The deployment group's service role may not use Auto Scaling as CodeDeploy needs.",
        remedy: "Attach the managed policy AWSCodeDeployRole to the service role.",
    },
    CLOUDFORMATION_STACK_FAILURE: {
        cause: "The CloudFormation stack behind the deployment failed.",
        remedy: `${FOREIGN}Check that the application is of the EC2 platform; the stack's events name the failure.`,
    },
    CODEDEPLOY_RESOURCE_CANNOT_BE_FOUND: {
        cause: "Something the deployment refers to in CodeDeploy no longer exists.",
        remedy: "Check that application, deployment group, deployment configuration and revision all still exist.",
    },
    CUSTOMER_APPLICATION_UNHEALTHY: {
        cause: "The application on green did not become healthy.",
        remedy: "Check the application's own log on a green instance and the health check of the target group.",
        summary: true,
    },
    DEPLOYMENT_GROUP_MISSING: {
        cause: "The deployment group was deleted or renamed during the deployment.",
        remedy: "Create it again, or correct the input `deployment-group`.",
    },
    ECS_UPDATE_ERROR: {
        cause: "Amazon ECS could not be updated.",
        remedy: `${FOREIGN}This action deploys to EC2 instances only.`,
    },
    ELASTIC_LOAD_BALANCING_INVALID: {
        cause: "The load balancer or target group named by the deployment group cannot be used.",
        remedy: "Check that each target group in the deployment group exists, is of target type instance, and is attached to a listener.",
    },
    ELB_INVALID_INSTANCE: {
        cause: "The load balancer does not take an instance of the deployment.",
        remedy: "Check that green runs in the load balancer's VPC and in zones that the load balancer has enabled.",
        summary: true,
    },
    HEALTH_CONSTRAINTS: {
        cause: "Too many instances failed for the deployment configuration.",
        remedy: "Look at the instances' events in the CodeDeploy console: the deployment itself does not say which failed first.",
        summary: true,
    },
    HEALTH_CONSTRAINTS_INVALID: {
        cause: "The deployment configuration asks for more healthy instances than the fleet can spare.",
        remedy: "Choose a deployment configuration whose minimum of healthy instances is below the size of the fleet (`deployment-config`).",
    },
    HOOK_EXECUTION_FAILURE: {
        cause: "A lifecycle hook script failed.",
        remedy: "Correct the script in the revision.",
        summary: true,
    },
    IAM_ROLE_MISSING: {
        cause: "The deployment group's service role does not exist.",
        remedy: "Create the role again, or give the deployment group another one.",
    },
    IAM_ROLE_PERMISSIONS: {
        cause: "The deployment group's service role lacks a permission. The service that AWS names is often the wrong one.",
        remedy: "For a group with a launch template, allow ec2:RunInstances, ec2:CreateTags and iam:PassRole to the service role, beside the managed policy AWSCodeDeployRole.",
    },
    INTERNAL_ERROR: {
        cause: "CodeDeploy had an internal error.",
        remedy: "Run it again; if it stays, see the AWS Health Dashboard.",
        summary: true,
    },
    INVALID_ECS_SERVICE: {
        cause: "The Amazon ECS service cannot be deployed to.",
        remedy: `${FOREIGN}This action deploys to EC2 instances only.`,
    },
    INVALID_LAMBDA_CONFIGURATION: {
        cause: "The Lambda configuration is not valid.",
        remedy: `${FOREIGN}This action deploys to EC2 instances only.`,
    },
    INVALID_LAMBDA_FUNCTION: {
        cause: "The Lambda function is not valid.",
        remedy: `${FOREIGN}This action deploys to EC2 instances only.`,
    },
    INVALID_REVISION: {
        cause: "The revision cannot be used: its archive or its appspec.yml is not valid.",
        remedy: "Check that the archive is of the bundle type given and holds a valid appspec.yml at its top.",
    },
    MANUAL_STOP: {
        cause: "Somebody or something stopped the deployment.",
        remedy: "Look in CloudTrail for StopDeployment to see who; then run it again.",
    },
    MISSING_BLUE_GREEN_DEPLOYMENT_CONFIGURATION: {
        cause: "The deployment group has no blue/green configuration.",
        remedy: CHECK_GROUP,
    },
    MISSING_ELB_INFORMATION: {
        cause: "The deployment group names no load balancer.",
        remedy: "Give the deployment group the target group that blue is in.",
    },
    MISSING_GITHUB_TOKEN: {
        cause: "CodeDeploy has no valid token for GitHub.",
        remedy: "Connect CodeDeploy to GitHub once in the console, or deploy a revision from Amazon S3.",
    },
    NO_EC2_SUBSCRIPTION: {
        cause: "The account is not subscribed to Amazon EC2.",
        remedy: "Activate Amazon EC2 in the account.",
    },
    NO_INSTANCES: {
        cause: "CodeDeploy found no instances for one of the two fleets, or not as many green as blue.",
        remedy: "Check the deployment group's tags and Auto Scaling groups against blue; CodeDeploy needs as many green instances as blue ones.",
        summary: true,
    },
    OVER_MAX_INSTANCES: {
        cause: "The deployment has more instances than the account may deploy to at once.",
        remedy: "Ask for a higher CodeDeploy quota (instances per deployment), or deploy at another time.",
    },
    RESOURCE_LIMIT_EXCEEDED: {
        cause: "A quota of the account was reached.",
        remedy: "See Service Quotas for Amazon EC2, Auto Scaling and Elastic Load Balancing, and ask for more.",
        summary: true,
    },
    REVISION_MISSING: {
        cause: "The revision does not exist.",
        remedy: "Check bucket, key and version of the input `revision`, and that the instances may read them.",
    },
    THROTTLED: {
        cause: "AWS throttled CodeDeploy's own calls under the service role.",
        remedy: "Run it again when less is going on in the account.",
    },
    TIMEOUT: {
        cause: "The deployment took longer than CodeDeploy allows.",
        remedy: "See which event did not end, below.",
        summary: true,
    },
};
/** For codes that AWS adds; the user guide names some that its own model does not. */
const UNKNOWN = {
    cause: "CodeDeploy ended the deployment with a code that this version does not know.",
    remedy: "See CodeDeploy's own words below.",
    summary: true,
};
/** For a deployment that has no error code. */
const NO_CODE = {
    cause: "CodeDeploy gives no reason.",
    remedy: "See the deployment's page in the CodeDeploy console.",
    summary: true,
};

/** BatchGetDeploymentTargets takes 25 ids (AWS CodeDeploy API reference). */
const PER_LOOK = 25;
const FINAL = new Set(["Succeeded", "Failed", "Skipped"]);
const isFinal$1 = ({ status }) => FINAL.has(status);
/**
 * The ids of a deployment's targets; the SDK has no paginator for them. `pages` ends the list early.
 * Empty while CodeDeploy answers DeploymentNotStarted.
 */
async function listTargets({ aws, deploymentId }, targetFilters = {}, pages = Infinity) {
    const ids = [];
    const filters = Object.keys(targetFilters).length > 0 ? { targetFilters } : {};
    let nextToken;
    for (let page = 0; page < pages; page++) {
        try {
            const input = { deploymentId, ...filters, ...(nextToken ? { nextToken } : {}) };
            const answer = await aws("codedeploy:ListDeploymentTargets", input);
            ids.push(...(answer.targetIds ?? []));
            nextToken = answer.nextToken || undefined;
        }
        catch (error) {
            if (refusedWith(error, "DeploymentNotStarted"))
                return ids;
            throw error;
        }
        if (!nextToken)
            break;
    }
    return ids;
}
/** These targets with their events, 25 a call. Ids that CodeDeploy does not know any more are left out. */
async function readTargets({ aws, deploymentId }, ids) {
    const targets = [];
    for (const targetIds of batches(ids, PER_LOOK))
        targets.push(...(await readBatch(aws, deploymentId, targetIds)));
    return targets;
}
async function readBatch(aws, deploymentId, targetIds) {
    try {
        const answer = await aws("codedeploy:BatchGetDeploymentTargets", { deploymentId, targetIds });
        return (answer.deploymentTargets ?? []).flatMap(asTarget);
    }
    catch (error) {
        // An instance that is gone refuses the whole batch: then each is asked for alone.
        if (refusedWith(error, "InstanceDoesNotExist", "DeploymentTargetDoesNotExist") && targetIds.length > 1) {
            const alone = [];
            for (const id of targetIds)
                alone.push(...(await readBatch(aws, deploymentId, [id])));
            return alone;
        }
        const gone = ["InstanceDoesNotExist", "DeploymentTargetDoesNotExist", "DeploymentNotStarted"];
        if (refusedWith(error, ...gone))
            return [];
        throw error;
    }
}
const asTarget = ({ instanceTarget }) => instanceTarget?.targetId ? [asInstance(instanceTarget, instanceTarget.targetId)] : [];
const asInstance = (target, id) => ({
    id,
    label: target.instanceLabel,
    status: target.status ?? "Unknown",
    events: (target.lifecycleEvents ?? []).map((event) => ({
        name: event.lifecycleEventName ?? "an event without a name",
        status: event.status ?? "Unknown",
        start: event.startTime?.getTime(),
        end: event.endTime?.getTime(),
        diagnostics: event.diagnostics,
    })),
});
/** The event a target is at: the one that runs or failed, else the next that has not begun. */
const eventAtHand = ({ events }) => events.find(({ status }) => status === "InProgress" || status === "Failed") ??
    events.find(({ status }) => status === "Pending" || status === "Unknown");

/** The root cause first: what an instance, a target group or Auto Scaling says is nearer to it than CodeDeploy's code. */
function explain$1(evidence) {
    const meaning = meaningOf(evidence.info);
    const nearer = meaning.summary ? LOOKS$1.map((look) => look(evidence)).find(Boolean) : undefined;
    const { cause, remedy } = nearer ?? readyExpired(evidence.info) ?? meaning;
    return { cause, remedy, details: detailsOf(evidence) };
}
/** The meaning of the deployment's error code. */
function meaningOf({ errorInformation }) {
    const code = errorInformation?.code;
    if (!code)
        return NO_CODE;
    return MEANINGS[code] ?? UNKNOWN;
}
/** Where the root cause may show, the most telling first. */
const LOOKS$1 = [
    failedScript,
    lostInstance,
    launchFailure,
    neverHealthy,
    failedEvent,
    silentAgent,
];
function failedScript({ targets }) {
    const failed = targets.flatMap((target) => target.events.filter(scriptFailed).map((event) => ({ target, event })));
    const [first] = failed.sort((a, b) => (a.event.end ?? Infinity) - (b.event.end ?? Infinity));
    if (!first)
        return undefined;
    const { event } = first;
    const { scriptName, message, errorCode } = event.diagnostics;
    const alike = failed.filter((one) => one.event.name === event.name).map(({ target }) => target.id);
    const script = scriptName ? `The script ${scriptName}` : "A script";
    return {
        cause: `${script} (${event.name}) failed on ${nameIds([...new Set(alike)])}: ${message || errorCode || "no message"}`,
        remedy: SCRIPT_REMEDIES[errorCode ?? ""] ?? "See the end of its log and correct the script in the revision.",
    };
}
const scriptFailed = ({ status, diagnostics }) => status === "Failed" &&
    diagnostics !== undefined &&
    diagnostics.errorCode !== "Success" &&
    Boolean(diagnostics.scriptName || diagnostics.message);
/** By LifecycleErrorCode (AWS CodeDeploy API reference, Diagnostics). */
const SCRIPT_REMEDIES = {
    ScriptMissing: "The appspec.yml names a script that the revision does not hold: correct the path.",
    ScriptNotExecutable: "Make the script executable in the revision.",
    ScriptTimedOut: "Make the script quicker, or raise its `timeout` in the appspec.yml (at most 3600 s an event).",
    UnknownError: "See the end of its log; a file that is already there is overwritten only if the AMI does not bring the application.",
};
function lostInstance({ gone }) {
    if (gone.length === 0)
        return undefined;
    return {
        cause: `Green lost ${countOf(gone.length, "instance")} during the deployment (${nameIds(gone)} no longer running)`,
        remedy: "See why in the Auto Scaling group's activities and in EC2 (a Spot interruption, a failed status check, somebody's hand), then run it again.",
    };
}
function launchFailure({ activities }) {
    const [first] = activities;
    if (first === undefined)
        return undefined;
    return {
        cause: `Auto Scaling could not launch green: ${first}`,
        remedy: "Correct what the message names (capacity, permissions, launch template, AMI), then run it again.",
    };
}
function neverHealthy({ targets, reasons }) {
    const allowing = targets.filter((target) => target.label !== "Blue" && isAt(target, "AllowTraffic"));
    if (allowing.length === 0)
        return undefined;
    const why = reasons.length > 0 ? `: ${reasons.join("; ")}` : "";
    return {
        cause: `Green (${nameIds(allowing.map(({ id }) => id))}) did not become healthy in the target group${why}`,
        remedy: "Check that the application answers the target group's health check (path, port, status code) and that the security group lets the load balancer in.",
    };
}
const isAt = (target, name) => {
    const event = eventAtHand(target);
    return event?.name === name && event.status !== "Pending";
};
function failedEvent({ targets }) {
    const failed = targets.find(({ events }) => events.some(({ status, start }) => status === "Failed" && start !== undefined));
    const event = failed?.events.find(({ status }) => status === "Failed");
    if (!failed || !event)
        return undefined;
    return {
        cause: `${event.name} failed on ${failed.id} without a message`,
        remedy: EVENT_REMEDIES[event.name] ??
            "Look at the CodeDeploy agent's log on the instance, /var/log/aws/codedeploy-agent/.",
    };
}
const EVENT_REMEDIES = {
    DownloadBundle: "Check that the revision exists and that the instance profile of green may read it (s3:GetObject on bucket and key).",
    BlockTraffic: "A blue instance could not be taken out of the target group: look whether it still exists.",
};
/** An event that never began although its turn had come: the agent is not there (AWS CodeDeploy user guide, limits: 5 minutes). */
function silentAgent({ targets }) {
    const silent = targets.filter((target) => ["Failed", "Skipped", "Pending", "InProgress"].includes(target.status) &&
        target.label !== "Blue" &&
        target.events.length > 0 &&
        target.events.every(({ start, status }) => start === undefined && status !== "Succeeded"));
    if (silent.length === 0)
        return undefined;
    return {
        cause: `The CodeDeploy agent of ${nameIds(silent.map(({ id }) => id))} did not begin ${silent[0].events[0].name} in time`,
        remedy: "Check that the AMI starts the CodeDeploy agent at boot, that green reaches codedeploy-commands and Amazon S3 on port 443, and that it has an instance profile.",
    };
}
/** Stopped by CodeDeploy itself, as nobody continued in time. */
function readyExpired(info) {
    if (info.status !== "Stopped" || info.errorInformation?.code)
        return undefined;
    const minutes = info.blueGreenDeploymentConfiguration?.deploymentReadyOption?.waitTimeInMinutes;
    if (!minutes)
        return {
            cause: "The deployment was stopped by somebody",
            remedy: "Find out by whom (CloudTrail has each StopDeployment), then run it again.",
        };
    return {
        cause: `The deployment was stopped: by somebody, or because its Ready wait of ${countOf(minutes, "minute")} was over`,
        remedy: "If nobody stopped it, raise the Ready wait of the deployment group.",
    };
}
function detailsOf({ info, targets, reasons, activities }) {
    const { errorInformation: error, rollbackInfo: rollback } = info;
    const said = error && `CodeDeploy says ${error.code ?? "no code"}: ${error.message ?? "nothing more"}`;
    const failed = targets.filter(({ status }) => status === "Failed").map(({ id }) => id);
    const skipped = targets.filter(({ status }) => status === "Skipped").map(({ id }) => id);
    return [
        said,
        failed.length > 0 && `Failed: ${nameIds(failed)}`,
        skipped.length > 0 && `Skipped: ${nameIds(skipped)}`,
        ...reasons.map((reason) => `Target health: ${reason}`),
        ...activities.map((activity) => `Auto Scaling: ${activity}`),
        rollback?.rollbackDeploymentId &&
            `CodeDeploy rolls back with deployment ${rollback.rollbackDeploymentId}`,
        !rollback?.rollbackDeploymentId &&
            rollback?.rollbackMessage &&
            `About rolling back: ${rollback.rollbackMessage}`,
    ].filter((detail) => typeof detail === "string" && detail !== "");
}

/** By where things are told and the deployment's id. */
const ledgers = new WeakMap();
/** The ledger of a deployment for this sink of events; a new one at first. `now` is on the monotonic clock. */
function ledgerOf(emit, deploymentId, now) {
    const byId = ledgers.get(emit) ?? new Map();
    ledgers.set(emit, byId);
    const ledger = byId.get(deploymentId) ?? emptyLedger(now);
    byId.set(deploymentId, ledger);
    return ledger;
}
const emptyLedger = (now) => ({
    told: new Map(),
    shown: new Map(),
    ids: new Set(),
    targets: new Map(),
    readAt: new Map(),
    sweeps: 0,
    seen: "",
    lookedAt: -Infinity,
    lastWord: now,
    silentSince: now,
    stage: "",
    stageSince: 0,
    status: "",
    lostSight: false,
    countedAt: now,
    missing: [],
    launches: new Map(),
});
/** Ids whose end has not been read. */
const unfinished$1 = ({ ids, targets }) => [...ids].filter((id) => {
    const target = targets.get(id);
    return !target || !isFinal$1(target);
});
/** The targets of one side as last read. */
const targetsOf = ({ targets }, label) => [...targets.values()].filter((target) => target.label === label);

/** Statuses of an event that are told; that one began or is still to come shows in the heartbeat, skipped ones follow from a failed one. */
const TOLD = new Set(["Succeeded", "Failed", "Unknown"]);
/**
 * What is new in these targets, in the order in which it happened, each thing once: deduplicated by target, event,
 * status and time. Adds to `told`.
 */
function whatIsNew(told, targets) {
    const happenings = [];
    for (const target of targets) {
        const known = told.get(target.id) ?? new Set();
        told.set(target.id, known);
        for (const event of target.events) {
            const key = `${event.name}|${event.status}|${event.end ?? event.start ?? ""}`;
            if (!TOLD.has(event.status) || known.has(key))
                continue;
            known.add(key);
            happenings.push(happening(target, event));
        }
    }
    return happenings.sort((a, b) => (a.at ?? Infinity) - (b.at ?? Infinity) || a.id.localeCompare(b.id));
}
const happening = (target, event) => ({
    id: target.id,
    label: target.label,
    event: event.name,
    status: event.status,
    at: event.end ?? event.start,
    took: tookOf(event),
});
/** CodeDeploy's clocks may put an end before its start: then nobody knows how long it took. */
const tookOf = ({ start, end }) => start !== undefined && end !== undefined && end >= start ? end - start : undefined;
/**
 * Groups what many did alike into one line each, in the order in which it first happened:
 * `green, 12 instances: Install succeeded, 41 s`.
 */
function linesOf(happenings) {
    const groups = new Map();
    for (const one of happenings) {
        const key = `${one.label}|${one.event}|${one.status}`;
        const group = groups.get(key);
        if (group)
            group.push(one);
        else
            groups.set(key, [one]);
    }
    return [...groups.values()].map(lineOf);
}
function lineOf(group) {
    const [first] = group;
    const who = group.length === 1 ? first.id : countOf(group.length, "instance");
    const which = first.label ? `${first.label.toLowerCase()}, ` : "";
    const named = group.length > 1 && first.status === "Failed" ? ` (${nameIds(group.map(({ id }) => id))})` : "";
    return `${which}${who}: ${first.event} ${first.status.toLowerCase()}${howLong(group)}${named}`;
}
/** `, 41 s`, or `, 38 s to 41 s`; nothing for what took no time worth telling. */
function howLong(group) {
    const times = group.flatMap(({ took }) => took ?? []);
    if (times.length === 0)
        return "";
    const [shortest, longest] = [Math.min(...times), Math.max(...times)].map(formatDuration);
    return shortest === longest ? `, ${longest}` : `, ${shortest} to ${longest}`;
}

/** Of failures that are alike so many are shown in full, and the same text once; the grouped line counts them all. */
const SHOWN_IN_FULL = 3;
/** Says something and remembers when: silence is what the heartbeat breaks. */
function say(ctx, ledger, event) {
    ctx.emit(event);
    ledger.lastWord = ctx.clock.monotonic();
    if (event.kind !== "waiting")
        ledger.silentSince = ledger.lastWord;
}
/** Takes what was just read into the ledger and tells what is new in it, each thing once. */
function tellTargets(ctx, ledger, targets) {
    for (const target of targets) {
        ledger.ids.add(target.id);
        ledger.targets.set(target.id, target);
        ledger.readAt.set(target.id, ctx.clock.monotonic());
    }
    const news = whatIsNew(ledger.told, targets);
    for (const text of linesOf(news))
        say(ctx, ledger, { kind: "progress", text });
    for (const { id, event, status } of news) {
        const failed = ledger.targets.get(id)?.events.find(({ name }) => name === event);
        if (status === "Failed" && failed)
            tellFailure(ctx, ledger, id, failed);
    }
}
function tellFailure(ctx, ledger, instanceId, event) {
    const { scriptName = "", message = "", logTail = "" } = event.diagnostics ?? {};
    if (!scriptName && !message && !logTail)
        return;
    const alike = `${event.name}|${scriptName}|${message}`;
    const same = `${alike}|${logTail}`;
    const shown = ledger.shown.get(alike) ?? 0;
    if (shown >= SHOWN_IN_FULL || ledger.shown.has(same))
        return;
    ledger.shown.set(alike, shown + 1);
    ledger.shown.set(same, 1);
    say(ctx, ledger, {
        kind: "script-failed",
        instanceId,
        event: event.name,
        script: scriptName,
        message,
        logTail,
    });
}

/** CodeDeploy does not watch instances: a lost one stalls it for up to an hour (AWS CodeDeploy user guide, error handling). */
const COUNT_EVERY = MINUTE;
/** EC2's lists lag: who is missing is looked for once more before it counts. */
const LOOK_AGAIN = 15 * SECOND;
const LAUNCHES_EVERY = 30 * SECOND;
/** So many failed launches, with none that worked, are no accident. */
const TOO_MANY_LAUNCHES = 3;
/** The green targets known to the ledger that no longer run; counted once a minute, certain when seen twice. */
async function lostGreen(ctx, ledger, green) {
    const known = targetsOf(ledger, "Green").map(({ id }) => id);
    const wait = ledger.missing.length > 0 ? LOOK_AGAIN : COUNT_EVERY;
    if (known.length === 0 || ctx.clock.monotonic() - ledger.countedAt < wait)
        return [];
    ledger.countedAt = ctx.clock.monotonic();
    const there = await runningIds(ctx.aws, green);
    const missing = known.filter((id) => !there.has(id));
    const certain = missing.filter((id) => ledger.missing.includes(id));
    ledger.missing = missing;
    return certain;
}
/** Those of a deployment's green instances that no longer run, for an explanation. */
async function goneNow(aws, ledger, green) {
    const there = await runningIds(aws, green);
    const known = targetsOf(ledger, "Green").map(({ id }) => id);
    // An empty answer may be a list that lags, or a fleet that is already being taken down.
    return there.size === 0 ? [] : known.filter((id) => !there.has(id));
}
/** Failed launches of a group, newest first: empty when the group does not exist. */
async function failedLaunches(aws, group) {
    return failedOf(await activitiesOf(aws, group)).map(failedLaunch);
}
const failedLaunch = ({ ActivityId, StatusMessage, Description }) => ({
    id: ActivityId ?? "",
    message: StatusMessage ?? Description ?? "no message",
});
/**
 * While CodeDeploy provisions green: tells failed launches once each, and returns their messages when they are too many.
 * Throws a Failure when more launches came to nothing than green is allowed.
 */
async function launchesFailing(ctx, ledger, { group, count, createdAt }) {
    if (ctx.clock.monotonic() - ledger.countedAt < LAUNCHES_EVERY)
        return [];
    ledger.countedAt = ctx.clock.monotonic();
    const activities = await activitiesOf(ctx.aws, group);
    const failed = failedOf(activities).map(failedLaunch);
    for (const { id, message } of failed) {
        if (ledger.launches.has(id))
            continue;
        ledger.launches.set(id, message);
        say(ctx, ledger, { kind: "warned", text: `Auto Scaling could not launch a green instance: ${message}` });
    }
    if (failed.length >= TOO_MANY_LAUNCHES)
        return [...new Set(failed.map(({ message }) => message))];
    // Both dates are AWS's.
    const since = activities.filter(({ StartTime }) => StartTime >= createdAt);
    refuseChurn(since, { group, count });
    return [];
}
/** What ends a deployment whose green instances are lost. */
const lossOf = (ids) => new Failure("green-lost", lossText(ids), "See the group's scaling activities and EC2 for why, then run it again.");
/** The words for lost instances. */
const lossText = (ids) => `Green lost ${nameIds(ids)}: no longer running. CodeDeploy does not notice, and would wait for up to an hour.`;
/** Notices failing launches and lost instances: fatal as long as traffic is on blue, told later. Throws a Failure. */
async function countGreen(ctx, ledger, { green, count, lossIsFatal, info, }) {
    if (!countsOf(info) && phaseOf(info) === "running") {
        const createdAt = info.createTime ?? new Date(0);
        const messages = await launchesFailing(ctx, ledger, { group: green.group, count, createdAt });
        if (messages.length > 0)
            throw new Failure("green-launch-failed", `Auto Scaling cannot launch green in ${green.group}: ${messages.join("; ")}`, "Correct what the message names (capacity, permissions, launch template, AMI), then run it again.");
        return;
    }
    const lost = await lostGreen(ctx, ledger, green);
    if (lost.length === 0)
        return;
    if (lossIsFatal)
        throw lossOf(lost);
    const text = lossText(lost);
    if (!ledger.shown.has(text))
        say(ctx, ledger, { kind: "warned", text });
    ledger.shown.set(text, 1);
}

/** The deployment at hand; throws when the plan has none before this step, which is a defect of the plan. */
function deploymentAtHand(ctx) {
    const memo = ctx.recall("create-deployment");
    if (!memo?.deploymentId)
        throw new Error("no deployment was created before this step");
    return atHand(memo, memo.deploymentId);
}
const atHand = (memo, deploymentId) => ({
    ...memo,
    deploymentId,
    green: greenOf(memo.settings, deploymentId),
});
/** What the watcher is told of the deployment at hand. `lossIsFatal`: traffic is still on blue. */
function watchedOf(ctx, hand, lossIsFatal) {
    const { settings, green, deploymentId } = hand;
    return {
        deploymentId,
        green,
        count: hand.count,
        lossIsFatal,
        drain: Math.max(0, ...settings.targetGroups.map(drainTime)),
        terminationWait: settings.terminate ? settings.terminationWaitMinutes * MINUTE : 0,
        reasons: () => greenReasons(ctx, hand),
    };
}
/** Why green targets are not healthy, from the target groups. */
async function greenReasons(ctx, { settings, green }) {
    const zones = zonesOf(await members(ctx.aws, green));
    return (await look$1(ctx.aws, settings.targetGroups)).flatMap((view) => reasonsOf(view, zones));
}
/**
 * Explains a deployment that ended badly: gathers what is known and returns the Failure to be thrown.
 * What cannot be read for the explanation is left out of it.
 */
async function endedBadly(ctx, hand, info) {
    const { cause, remedy, details } = await explanationOf(ctx, hand, info);
    const code = phaseOf(info) === "stopped" ? "deployment-stopped" : "deployment-failed";
    const told = [`Deployment ${hand.deploymentId} ended ${info.status}`, ...details];
    return new Failure(code, asSentence(cause), remedy, { details: told });
}
async function explanationOf(ctx, hand, info) {
    const ledger = ledgerOf(ctx.emit, hand.deploymentId, ctx.clock.monotonic());
    const targets = [...ledger.targets.values()].filter(({ status }) => status !== "Succeeded");
    const traffic = targets.some(({ label, events }) => events.some(({ name, start }) => label !== "Blue" && name === "AllowTraffic" && start !== undefined));
    const launches = await orNone(failedLaunches(ctx.aws, hand.green.group));
    return explain$1({
        info,
        targets,
        reasons: traffic ? await orNone(greenReasons(ctx, hand)) : [],
        activities: [...new Set(launches.map(({ message }) => message))],
        gone: await orNone(goneNow(ctx.aws, ledger, hand.green)),
    });
}
async function orNone(work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof Failure || error instanceof Unreachable)
            return [];
        throw error;
    }
}

/** Throws when the plan has no step before this one that moves traffic, which is a defect of the plan. */
function fleetsAtHand(ctx) {
    const kept = ctx.recall("register-kept");
    if (kept)
        return { ...kept.between, count: kept.count };
    const memo = ctx.recall("create-deployment");
    if (!memo?.deploymentId)
        throw new Error("no deployment was created before this step");
    const { settings, green, count, deploymentId } = atHand(memo, memo.deploymentId);
    const { targetGroups, fleets, terminate } = settings;
    return { targetGroups, blue: fleets.blue, green, count, deploymentId, terminate };
}

/**
 * Green alone serves, read from the target groups and not believed from a status (law 6): N healthy, per zone where that
 * counts, no blue left, twice in a row. A blue that came late is taken out (rule 7). Where it has been so before, fewer of
 * green will do, once there was time for all of them: its group launches what AWS has lost only when what follows is done.
 * So it is where CodeDeploy has ended blue already, even with nobody of green left.
 */
const verifyTraffic = {
    title: () => "Verify in the target groups that green alone serves",
    gate: true,
    begin: async () => null,
    async apply(ctx, { again = false }) {
        const hand = fleetsAtHand(ctx);
        const deployment = hand.deploymentId ? await getDeployment(ctx, hand.deploymentId) : {};
        // A deployment that ended badly may be rolling back: a blue that is in rotation then is not a late one.
        const rolledBack = ["failed", "stopped"].includes(phaseOf(deployment));
        const blueEnds = hand.terminate === true && endsBlue(deployment);
        let streak = 0;
        const seen = await waitForTargets(ctx, {
            groups: hand.targetGroups,
            lacks: async (views) => {
                const lacks = await lacksNow(ctx, hand, views, !rolledBack);
                streak = lacks.length === 0 ? streak + 1 : 0;
                return streak === 1 ? ["seen once, to be seen twice"] : lacks;
            },
            saying: "Waiting until green alone serves",
            patience: healthyWithin(hand.targetGroups),
            code: "green-does-not-serve-alone",
            remedy: "Look at the target group's health: green must have as many healthy targets as blue had.",
        }).catch(async (error) => {
            // Asked again, it is past the deployment's end, and that of its rollback: where blue is out, it stays out.
            if ((rolledBack && !again) || !(error instanceof Failure))
                throw error;
            if (ctx.clock.now() >= ctx.deadline)
                throw error;
            const alone = await servesAlone(ctx, hand);
            // A blue that is no more takes nothing back (rule 14): only what green's group launches can serve.
            if (!(alone && (again || blueEnds)) && (await livingMembers(ctx.aws, hand.blue)).length > 0)
                throw error;
            ctx.emit({ kind: "warned", text: `${error.message} What is missing is Auto Scaling's to launch.` });
            return alone ? undefined : "lost";
        });
        const serving = seen === "lost" ? await servingNow(ctx.aws, hand.targetGroups, hand) : "green";
        ctx.emit({ kind: "serving", serving });
        return seen === "lost" ? { lost: true } : null;
    },
};
/** No blue is in rotation, and green is in every target group, though with fewer than it should. */
async function servesAlone(ctx, hand) {
    const sides = await sidesOf(ctx.aws, hand);
    const views = await look$1(ctx.aws, hand.targetGroups);
    return views.every((view) => stillIn$1(view, sides.blue).length === 0 && healthyOf(view, sides.green).length > 0);
}
async function lacksNow(ctx, hand, views, blueMayGo) {
    const sides = await sidesOf(ctx.aws, hand);
    const need = needLike(sides.blue, sides.green, hand.count);
    const enough = views.every((view) => greenAloneLacks(view, { ...sides, blue: new Map() }, need).length === 0);
    // Blue leaves only where green can do without it.
    if (enough && blueMayGo)
        await takeLateBlueOut(ctx, views, sides);
    return views.flatMap((view) => greenAloneLacks(view, sides, need));
}
async function takeLateBlueOut(ctx, views, sides) {
    for (const view of views) {
        const late = stillIn$1(view, sides.blue);
        if (late.length === 0)
            continue;
        const text = `Blue instances are still registered and are taken out: ${nameTargets(view, late)}`;
        ctx.emit({ kind: "said", text });
        await takeOut(ctx, view.group, late);
    }
}
/** Where all of green was lost after blue had been ended, those that its opened group launches are waited for: nobody else serves. */
async function awaitReplacement(ctx) {
    if (!ctx.recall("verify-traffic")?.lost)
        return;
    const hand = fleetsAtHand(ctx);
    await waitForTargets(ctx, {
        groups: hand.targetGroups,
        lacks: (views) => lacksNow(ctx, hand, views, false),
        saying: "Waiting until those serve that Auto Scaling launches in green's place",
        patience: BROUGHT_UP + healthyWithin(hand.targetGroups),
        code: "nobody-serves",
        remedy: "Look at the scaling activities of green's group.",
    });
}

/**
 * CodeDeploy's copy may carry the suspensions we made on blue: what came from us is resumed on it (rule 9). AWS does not
 * say whether it copies attachments and the least size: what is missing is given to it.
 */
const adoptCopy = {
    title: ({ deploymentGroup }) => `Let Auto Scaling keep the copy that ${deploymentGroup} now names`,
    begin: async () => null,
    async apply(ctx, { deploymentGroup, ...blue }) {
        const copy = copyName(deploymentGroup, ctx.recall("create-deployment").deploymentId);
        await setGroupTag(ctx, copy, { key: TARGET_TAG, value: ctx.release.target }, false);
        await attachAsBlue(ctx, { ...blue, green: copy });
        const frozen = ctx.recall("freeze-blue") ?? { ours: [] };
        await sizeAsBlue(ctx, { ...blue, green: copy, desired: frozen.asked?.desired });
        await resumeCarefully(ctx, copy, resumable(frozen));
        if (frozen.held)
            await takeGroupTagOff(ctx, copy, HELD_TAG);
        await protectAsBlue(ctx, { ...blue, green: copy });
        await awaitReplacement(ctx);
        return null;
    },
    leaves({ deploymentGroup }, _memo, recall) {
        const copy = copyName(deploymentGroup, recall("create-deployment").deploymentId);
        return [stillSuspended(copy, resumable(recall("freeze-blue")))];
    },
};

/**
 * The commit point (rule 14): green alone serves and that was verified by the step before. The engine records it;
 * from here on every way out goes forward.
 */
const commit$1 = {
    title: () => "Commit: green alone serves; from here on only forward",
    begin: async () => null,
    apply: async () => null,
};

/** Copies the scheduled actions that are still to come to green. */
async function copySchedules(ctx, blue, green) {
    const actions = await allPages((token) => ctx.aws("autoscaling:DescribeScheduledActions", {
        AutoScalingGroupName: blue,
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
    }), (page) => page.ScheduledUpdateGroupActions, (page) => page.NextToken);
    const live = actions.filter((action) => action.Recurrence || (action.StartTime ?? 0) > ctx.clock.now());
    for (const batch of batches(live, 50)) {
        const { FailedScheduledUpdateGroupActions: failed } = await ctx.aws("autoscaling:BatchPutScheduledUpdateGroupAction", {
            AutoScalingGroupName: green,
            ScheduledUpdateGroupActions: batch.map((action) => greenSchedule(action, ctx.clock.now())),
        });
        if (failed?.[0])
            throw notCopied(failed[0], blue);
    }
}
/** The call succeeds even where it does not take an action. */
const notCopied = ({ ScheduledActionName, ErrorMessage }, blue) => new Failure("schedule-not-copied", `The scheduled action ${ScheduledActionName} of ${blue} could not be copied: ${ErrorMessage}`, "Correct or delete the action, then run again.");
/** A start in the past is refused, so a recurring action goes without it. */
function greenSchedule(action, now) {
    const { AutoScalingGroupName: _group, ScheduledActionARN: _arn, Time: _time, StartTime, ...rest } = action;
    const given = Object.entries(rest).filter(([, value]) => value !== undefined);
    return {
        ...Object.fromEntries(given),
        ScheduledActionName: action.ScheduledActionName,
        ...(StartTime && StartTime > now ? { StartTime } : {}),
    };
}

/** What CreateAutoScalingGroup cannot copy: policies with their alarms, schedules, notifications, metrics. */
const copyGroupSettings = {
    title: ({ blue, green }) => `Copy scaling policies, alarms, schedules, notifications and metrics of ${blue} to ${green}`,
    async begin(ctx, { blue, green }) {
        const alarms = await alarmsBehind(ctx, await policiesOf(ctx, blue));
        return { alarms: alarms.map((alarm) => greenAlarmName(alarm, blue, green)) };
    },
    async apply(ctx, { blue, green }, memo) {
        await copyPolicies(ctx, blue, green);
        await copySchedules(ctx, blue, green);
        await copyNotifications(ctx, blue, green);
        await copyMetrics(ctx, blue, green);
        return memo;
    },
    undo: {
        what: "green",
        beside: true,
        async run(ctx, _args, { alarms }) {
            for (const AlarmNames of batches(alarms, 100))
                await ctx.aws("cloudwatch:DeleteAlarms", { AlarmNames });
            return [];
        },
    },
    leaves: (_args, { alarms }) => alarms.map((name) => ({
        what: `CloudWatch alarm ${name}`,
        why: "",
        command: shell `aws cloudwatch delete-alarms --alarm-names ${name}`,
    })),
};
const policiesOf = (ctx, group) => allPages((token) => ctx.aws("autoscaling:DescribePolicies", {
    AutoScalingGroupName: group,
    MaxRecords: 100,
    ...(token ? { NextToken: token } : {}),
}), (page) => page.ScalingPolicies, (page) => page.NextToken);
/** Auto Scaling makes the alarms of target tracking itself; those of step and simple scaling are the user's. */
const usersAlarms = (policies) => policies
    .filter(({ PolicyType }) => PolicyType === "StepScaling" || PolicyType === "SimpleScaling")
    .flatMap(({ Alarms }) => (Alarms ?? []).map(({ AlarmName }) => AlarmName));
async function alarmsBehind(ctx, policies) {
    const names = [...new Set(usersAlarms(policies))];
    const pages = await Promise.all(batches(names, 100).map((AlarmNames) => ctx.aws("cloudwatch:DescribeAlarms", { AlarmNames, MaxRecords: 100 })));
    return pages.flatMap(({ MetricAlarms }) => MetricAlarms ?? []);
}
async function copyPolicies(ctx, blue, green) {
    const policies = await policiesOf(ctx, blue);
    const arns = new Map();
    for (const policy of policies) {
        const { PolicyARN } = await ctx.aws("autoscaling:PutScalingPolicy", greenPolicy(policy, blue, green));
        arns.set(policy.PolicyARN, PolicyARN);
    }
    for (const alarm of await alarmsBehind(ctx, policies))
        await ctx.aws("cloudwatch:PutMetricAlarm", greenAlarm(alarm, blue, green, arns));
}
/**
 * The same with green for blue wherever a metric is narrowed to the group, as target tracking by a metric of one's own and
 * metric math are deep inside: green would be sized by how busy a blue is that serves nobody. Pure.
 */
function ofGreen(value, blue, green) {
    if (Array.isArray(value))
        return value.map((one) => ofGreen(one, blue, green));
    if (typeof value !== "object" || value === null)
        return value;
    const { Name, Value } = value;
    if (Name === "AutoScalingGroupName" && Value === blue)
        return { ...value, Value: green };
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, ofGreen(one, blue, green)]));
}
/** The policy without what AWS adds to it when describing. Pure. */
function greenPolicy(policy, blue, green) {
    const { PolicyARN: _arn, Alarms: _alarms, MinAdjustmentStep: _deprecated, ...rest } = policy;
    const simple = policy.PolicyType === "SimpleScaling";
    const given = Object.entries(rest).filter(([name, value]) => value !== undefined &&
        !(Array.isArray(value) && value.length === 0) &&
        !(simple ? ["MetricAggregationType", "EstimatedInstanceWarmup"].includes(name) : name === "Cooldown"));
    const settings = ofGreen(Object.fromEntries(given), blue, green);
    return { ...settings, AutoScalingGroupName: green, PolicyName: policy.PolicyName };
}
/** Blue's group name in the alarm's name becomes green's; otherwise green's is appended. Pure. */
const greenAlarmName = (alarm, blue, green) => alarm.AlarmName.includes(blue) ? alarm.AlarmName.replaceAll(blue, green) : `${alarm.AlarmName}-${green}`;
const SETTABLE = [
    "AlarmDescription ActionsEnabled MetricName Namespace Statistic ExtendedStatistic Period Unit EvaluationPeriods",
    "DatapointsToAlarm Threshold ComparisonOperator TreatMissingData EvaluateLowSampleCountPercentile Metrics ThresholdMetricId Dimensions",
].flatMap((line) => line.split(" "));
/** The alarm watching green's group and driving green's policies; other actions (SNS) stay. Pure. */
function greenAlarm(alarm, blue, green, policyArns) {
    const actions = (arns) => (arns ?? []).map((arn) => policyArns.get(arn) ?? arn);
    const kept = Object.entries(alarm).filter(([name, value]) => SETTABLE.includes(name) &&
        value !== undefined &&
        value !== "" &&
        !(Array.isArray(value) && value.length === 0));
    return {
        ...ofGreen(Object.fromEntries(kept), blue, green),
        AlarmName: greenAlarmName(alarm, blue, green),
        EvaluationPeriods: alarm.EvaluationPeriods,
        ComparisonOperator: alarm.ComparisonOperator,
        AlarmActions: actions(alarm.AlarmActions),
        OKActions: actions(alarm.OKActions),
        InsufficientDataActions: actions(alarm.InsufficientDataActions),
    };
}
async function copyNotifications(ctx, blue, green) {
    const configurations = await allPages((token) => ctx.aws("autoscaling:DescribeNotificationConfigurations", {
        AutoScalingGroupNames: [blue],
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
    }), (page) => page.NotificationConfigurations, (page) => page.NextToken);
    for (const TopicARN of new Set(configurations.map((configuration) => configuration.TopicARN)))
        await ctx.aws("autoscaling:PutNotificationConfiguration", {
            AutoScalingGroupName: green,
            TopicARN,
            NotificationTypes: configurations
                .filter((configuration) => configuration.TopicARN === TopicARN)
                .map(({ NotificationType }) => NotificationType),
        });
}
async function copyMetrics(ctx, blue, green) {
    const { EnabledMetrics } = await groupNamed(ctx.aws, blue);
    if (!EnabledMetrics || EnabledMetrics.length === 0)
        return;
    await ctx.aws("autoscaling:EnableMetricsCollection", {
        AutoScalingGroupName: green,
        Granularity: EnabledMetrics[0].Granularity ?? "1Minute",
        Metrics: EnabledMetrics.map(({ Metric }) => Metric),
    });
}

const LAG = 5 * MINUTE;
const LOOK_EVERY$4 = 5 * SECOND;
/**
 * CodeDeploy finds green by its tag, account-wide: waits until that finds exactly the fleet, so many `times` in a row
 * (rules 1, 7). Throws a Failure at once when the tag is on somebody else's instance.
 */
async function awaitTagged(ctx, tag, green, times) {
    const deadline = new Date(Math.min(ctx.deadline.getTime(), ctx.clock.now().getTime() + LAG));
    let seen = "";
    let inARow = 0;
    let missing = [];
    try {
        await poll(async () => {
            const found = (await instancesTagged(ctx.aws, tag)).map(({ InstanceId }) => InstanceId).sort();
            const fleet = (await members(ctx.aws, wholeGroup$1(green))).map(({ id }) => id);
            refuseForeign(tag, green, found, fleet);
            missing = green.kind === "group" ? fleet.filter((id) => !found.includes(id)) : [];
            const complete = missing.length === 0 && found.length > 0;
            inARow = complete ? (seen === found.join() ? inARow + 1 : 1) : 0;
            seen = found.join();
            return inARow >= times ? true : undefined;
        }, { clock: ctx.clock, every: LOOK_EVERY$4, deadline, signal: ctx.signal });
    }
    catch (error) {
        // The run's own time being up says nothing of the tag.
        if (!(error instanceof DeadlinePassed) || deadline.getTime() === ctx.deadline.getTime())
            throw error;
        throw new Failure("green-not-tagged", `Instances of ${green.group} do not carry the tag ${tag.key}=${tag.value}: ${nameIds(missing) || "none does"}.`, "Something removes the tag after launch, or keeps it from being set.", { cause: error });
    }
}
/** Green of same-group is by definition what carries the tag: foreign is what is outside the group. */
const wholeGroup$1 = ({ group }) => ({ kind: "group", group });
/** The same for a tag that is yet to be selected by: it may be on none but this group's instances. Throws a Failure. */
async function refuseTaken(aws, tag, group) {
    const green = { kind: "group", group };
    const fleet = (await members(aws, green)).map(({ id }) => id);
    const found = (await instancesTagged(aws, tag)).map(({ InstanceId }) => InstanceId);
    refuseForeign(tag, green, found, fleet);
}
function refuseForeign(tag, green, found, fleet) {
    const foreign = found.filter((id) => !fleet.includes(id));
    if (foreign.length === 0)
        return;
    throw new Failure("green-tag-taken", `The tag ${tag.key}=${tag.value} is also on ${nameIds(foreign)}, outside ${green.group}: CodeDeploy would deploy to them.`, "Give another `tag-value`, or remove the tag there.");
}

/** Up to so many targets all are read at a look; beyond, a few of them and the overview tell the story between sweeps. */
const FEW = 50;
/** Rule 28. */
const MOST_SWEEPS = 5;
const LOOK_AT_LEAST_EVERY = 20 * SECOND;
/** The first page of a list may be a short one. */
const PAGES = 2;
const asking = ({ aws }, deploymentId) => ({ aws, deploymentId });
/** Looks at the targets when something moved, or now and then; tells what is new. True when it looked. */
async function lookAtTargets(ctx, ledger, deploymentId, info) {
    const counts = countsOf(info);
    if (!counts && phaseOf(info) !== "ready")
        return false;
    const seen = JSON.stringify([info.status, counts]);
    const due = ctx.clock.monotonic() - ledger.lookedAt >= LOOK_AT_LEAST_EVERY;
    if (seen === ledger.seen && !due)
        return false;
    const total = Object.values(counts ?? {}).reduce((sum, count) => sum + count, 0);
    const ask = asking(ctx, deploymentId);
    const many = Math.max(total, ledger.ids.size) > FEW;
    // A large fleet that is installed has a moment to tell all of it.
    if (many && phaseOf(info) === "ready" && ledger.sweeps === 0)
        await sweep(ctx, ledger, deploymentId);
    else if (many)
        await sample(ctx, ledger, ask);
    else
        await readAll(ctx, ledger, ask, total);
    ledger.seen = seen;
    ledger.lookedAt = ctx.clock.monotonic();
    return true;
}
/** Lists anew only when targets may have joined: blue comes late, and a copied green fleet grows. */
async function readAll(ctx, ledger, ask, total) {
    if (ledger.ids.size < Math.max(1, total) || unfinished$1(ledger).length === 0)
        for (const id of await listTargets(ask))
            ledger.ids.add(id);
    tellTargets(ctx, ledger, await readTargets(ask, unfinished$1(ledger)));
}
/** A batch of those at work or seen at work, the ones not read for longest first. */
async function sample(ctx, ledger, ask) {
    const working = await listTargets(ask, { TargetStatus: ["InProgress", "Failed"] }, PAGES);
    const fresh = working.filter((id) => !ledger.ids.has(id));
    const open = unfinished$1(ledger).filter((id) => ledger.targets.has(id) || working.includes(id));
    const wanted = [...fresh, ...open]
        .sort((a, b) => (ledger.readAt.get(a) ?? -1) - (ledger.readAt.get(b) ?? -1))
        .slice(0, PER_LOOK);
    if (wanted.length > 0)
        tellTargets(ctx, ledger, await readTargets(ask, wanted));
}
/** Lists all targets and reads every one whose end is not known: at most five times per deployment (rule 28). */
async function sweep(ctx, ledger, deploymentId) {
    if (ledger.sweeps >= MOST_SWEEPS)
        return;
    ledger.sweeps += 1;
    const ask = asking(ctx, deploymentId);
    for (const id of await listTargets(ask))
        ledger.ids.add(id);
    tellTargets(ctx, ledger, await readTargets(ask, unfinished$1(ledger)));
}
/** The green targets that CodeDeploy calls Ready. */
const readyTargets = (ctx, deploymentId) => listTargets(asking(ctx, deploymentId), { TargetStatus: ["Ready"], ServerInstanceLabel: ["Green"] });

/** The floor; CodeDeploy throttled a client that asked every 5 s for several deployments (field report). */
const FLOOR = 5 * SECOND;
/** Once every target is final only CodeDeploy's own book-keeping is left. */
const LAST = 3 * SECOND;
const CALM = 15 * SECOND;
/** A fleet that boots and installs does not end soon; a failure may still come. */
const WORKING = 10 * SECOND;
const LONG$1 = MINUTE;
/**
 * The wait before the next look at a deployment: slow while nothing can end, quick near the expected end, so that
 * the end is noticed within seconds and a quarter of an hour costs fewer than a hundred looks.
 */
function nextPause(pace) {
    const { now, since, terminationUntil, drainingSince } = pace;
    if (terminationUntil !== undefined && terminationUntil - now > LONG$1)
        return Math.min(LONG$1, Math.max(FLOOR, terminationUntil - now - LONG$1));
    if (pace.allFinal)
        return overdue(LAST, now - since);
    if (pace.phase === "starting")
        return FLOOR;
    if (pace.phase === "ready")
        return CALM;
    if (drainingSince !== undefined) {
        const left = drainingSince + pace.drain - now;
        // Half of what is left comes ever closer to the end, and then waits at the floor.
        return left > 0 ? clamp(left / 2) : overdue(FLOOR, -left);
    }
    return overdue(pace.shifted ? FLOOR : WORKING, now - since);
}
const clamp = (pause) => Math.min(CALM, Math.max(FLOOR, pause));
/** What should have ended by now is asked for less often the longer it takes. */
const overdue = (pause, late) => Math.min(CALM, Math.max(pause, late / 20));

/** One sentence saying why we are still waiting: which instances, at which event, since when, or for which target health. */
function whyWaiting(waiting) {
    const { info, now } = waiting;
    const running = [...waiting.targets].filter((target) => !isFinal$1(target));
    const stuck = slowest(running, now);
    if (phaseOf(info) === "starting")
        return `Waiting for CodeDeploy to begin deployment ${info.deploymentId}`;
    if (phaseOf(info) === "ready")
        return "Green is installed and ready; traffic is still on blue";
    if (info.instanceTerminationWaitTimeStarted)
        return "Traffic is on green; CodeDeploy waits before it terminates blue";
    if (stuck)
        return stuck + (waiting.reasons.length > 0 ? `: ${waiting.reasons.join("; ")}` : "");
    const counts = countsOf(info);
    if (!counts)
        return "Waiting for CodeDeploy to provision green";
    const words = Object.entries(counts).flatMap(([status, count]) => count > 0 ? [`${count} ${STATUSES[status] ?? status.toLowerCase()}`] : []);
    return `Waiting for deployment ${info.deploymentId}: ${words.join(", ") || "no instance has begun"}`;
}
/** In plain words, those that are not already one. */
const STATUSES = { InProgress: "in progress" };
/** The event that holds up the most instances, with the longest wait among them. */
function slowest(targets, now) {
    const byEvent = new Map();
    for (const target of targets) {
        const event = eventAtHand(target);
        if (!event || event.status === "Failed" || target.status === "Ready")
            continue;
        const begun = event.status === "InProgress";
        if (!begun && target.label === "Blue")
            continue; // blue's turn comes after green's
        const key = `${target.label}|${event.name}|${begun}`;
        const group = byEvent.get(key) ?? { ids: [], label: target.label, since: undefined };
        group.ids.push(target.id);
        const since = begun ? event.start : lastEnd(target);
        group.since = Math.min(group.since ?? Infinity, since ?? Infinity);
        byEvent.set(key, group);
    }
    const [worst] = [...byEvent].sort(([a], [b]) => rank(b) - rank(a) || byEvent.get(b).ids.length - byEvent.get(a).ids.length);
    if (!worst)
        return undefined;
    const [key, { ids, label, since }] = worst;
    const [, event, begun] = key.split("|");
    const who = `${countOf(ids.length, label ? `${label.toLowerCase()} instance` : "instance")} (${nameIds(ids)})`;
    const time = since !== undefined && Number.isFinite(since) && since <= now
        ? ` for ${formatDuration(now - since)}`
        : "";
    return begun === "true"
        ? `Waiting for ${who}, in ${event}${time}`
        : `Waiting for the CodeDeploy agent of ${who} to begin ${event}${time}`;
}
/** What runs says more than what has not begun. */
const rank = (key) => (key.endsWith("|true") ? 1 : 0);
const lastEnd = ({ events }) => events.reduce((last, { end }) => (end === undefined ? last : Math.max(last ?? 0, end)), undefined);

const SILENCE$1 = 30 * SECOND;
/** After ten minutes of nothing but heartbeats they come every five. */
const LONG_SILENCE = 10 * MINUTE;
const RARE = 5 * MINUTE;
/** After 30 s without a line says in one sentence why we wait. */
async function breakSilence(ctx, ledger, info, reasons) {
    const now = ctx.clock.monotonic();
    const due = now - ledger.silentSince > LONG_SILENCE ? RARE : SILENCE$1;
    if (now - ledger.lastWord < due)
        return;
    say(ctx, ledger, { kind: "waiting", text: await whyNow(ctx, ledger, info, reasons) });
}
/** Why we wait, now. `reasons` of the target groups are asked for while green is being let into traffic. */
async function whyNow(ctx, ledger, info, reasons) {
    const atTraffic = [...ledger.targets.values()].some(({ label, events }) => label !== "Blue" &&
        events.some(({ name, status }) => name === "AllowTraffic" && status === "InProgress"));
    const targets = ledger.targets.values();
    const now = ctx.clock.now().getTime();
    return whyWaiting({ info, targets, now, reasons: (atTraffic && (await reasons())) || [] });
}

/** True when neither the overview nor any target read shows work; false as long as nothing is known. */
function nothingAtWork(ledger, info) {
    const counts = countsOf(info);
    if (!counts || counts.Pending + counts.InProgress + counts.Ready > 0)
        return false;
    const targets = [...ledger.targets.values()];
    return targets.length > 0 && targets.every(isFinal$1);
}
/** What the next pause is decided by, read off the ledger; remembers when a stage began. */
function paceOf(ledger, { now, info, allFinal, drain, terminationWait }) {
    const green = targetsOf(ledger, "Green");
    const blocking = targetsOf(ledger, "Blue").flatMap(({ events }) => events.filter(({ name, start }) => name === "BlockTraffic" && start !== undefined));
    const phase = phaseOf(info);
    const shifted = green.length > 0 && green.every(isFinal$1);
    const draining = blocking.length > 0;
    const stage = [phase, allFinal, shifted, draining].join();
    if (stage !== ledger.stage)
        [ledger.stage, ledger.stageSince] = [stage, now];
    const waits = terminationWait > 0 && (info.instanceTerminationWaitTimeStarted || allFinal);
    return {
        now,
        since: ledger.stageSince,
        phase,
        allFinal,
        shifted,
        drain,
        drainingSince: draining ? Math.max(...blocking.map(({ start }) => start)) : undefined,
        terminationUntil: waits ? ledger.stageSince + terminationWait : undefined,
    };
}

const OUT_OF_SIGHT = 15 * SECOND;
/**
 * Watches a deployment until `until` has an answer, and tells what happens: each thing once, and after 30 s of silence why
 * we wait. A look that fails is told as lost sight and repeated: watching is not deploying (law 7). Throws a Failure at
 * the run's deadline or when green is lost, and AwsFailure for what AWS refuses for good.
 */
async function watch(ctx, watched, until) {
    const ledger = ledgerOf(ctx.emit, watched.deploymentId, ctx.clock.monotonic());
    let pause = 5 * SECOND;
    let info = { deploymentId: watched.deploymentId };
    const look = async () => {
        const seen = await inSight(ctx, ledger, watched.deploymentId);
        if (!seen) {
            pause = OUT_OF_SIGHT;
            return undefined;
        }
        info = seen;
        await learn(ctx, ledger, watched, info);
        const sight = { info, targets: ledger.targets, allFinal: nothingAtWork(ledger, info) };
        const answer = await until(sight);
        if (answer === undefined)
            await breakSilence(ctx, ledger, info, () => withSight(watched.reasons()));
        pause = nextPause(paceOf(ledger, { ...watched, ...sight, now: ctx.clock.now().getTime() }));
        return answer;
    };
    try {
        const { clock, deadline, signal } = ctx;
        return await poll(look, { clock, every: () => pause, deadline, signal });
    }
    catch (error) {
        if (!(error instanceof DeadlinePassed))
            throw error;
        throw await timeIsUp$1(ctx, ledger, info, () => withSight(watched.reasons()), error);
    }
}
/** One look; undefined when AWS could not be reached. */
async function inSight(ctx, ledger, deploymentId) {
    try {
        const info = await getDeployment(ctx, deploymentId);
        if (ledger.lostSight)
            say(ctx, ledger, { kind: "said", text: `Deployment ${deploymentId} is in sight again` });
        ledger.lostSight = false;
        return info;
    }
    catch (error) {
        if (!(error instanceof Unreachable))
            throw error;
        if (!ledger.lostSight) {
            const text = `Lost sight of deployment ${deploymentId}, which goes on by itself: ${error.message}`;
            say(ctx, ledger, { kind: "warned", text });
        }
        ledger.lostSight = true;
        return undefined;
    }
}
/** Tells the status when it changed, looks at targets and instances as far as it is due. */
async function learn(ctx, ledger, watched, info) {
    const { deploymentId } = watched;
    const status = info.status ?? "unknown";
    if (status !== ledger.status) {
        ledger.status = status;
        say(ctx, ledger, { kind: "progress", text: `deployment ${deploymentId}: ${status}` });
        if (isTerminal(info))
            return await withSight(sweep(ctx, ledger, deploymentId));
    }
    if (isTerminal(info))
        return;
    const looked = await withSight(lookAtTargets(ctx, ledger, deploymentId, info));
    if (!looked && watched.green)
        await withSight(countGreen(ctx, ledger, { ...watched, green: watched.green, info }));
}
/** What only adds to the story may fail to be read: the next look tries again. */
async function withSight(work) {
    try {
        return await work;
    }
    catch (error) {
        if (error instanceof Unreachable)
            return undefined;
        throw error;
    }
}
async function timeIsUp$1(ctx, ledger, info, reasons, cause) {
    const now = ctx.clock.now().getTime();
    const why = await whyNow(ctx, ledger, info, reasons);
    const since = info.createTime ? ` after ${formatDuration(now - info.createTime.getTime())}` : "";
    return new Failure("time-is-up", `Deployment ${info.deploymentId} has not ended in the time given (${info.status ?? "never seen"}${since}). ${why}.`, "Correct what it waits for, or raise the input `timeout`.", { cause });
}

/**
 * Whether a deployment has ended, its rollback too, and the target groups hold blue as before and nobody of green, whoever
 * has brought it back. Reads once; false as well where the deployment's id was never recorded.
 */
async function isTrafficBack(ctx, memo) {
    const { deploymentId } = memo;
    if (!deploymentId || !(await hasEnded(ctx, deploymentId)))
        return false;
    const { settings, ports, count, green } = atHand(memo, deploymentId);
    const blue = new Set((await members(ctx.aws, settings.fleets.blue)).map(({ id }) => id));
    const greens = new Set((await members(ctx.aws, green)).map(({ id }) => id));
    const views = await look$1(ctx.aws, settings.targetGroups);
    return views.every(({ group, targets }, index) => {
        if (targets.some(({ id }) => greens.has(id)))
            return false;
        return (ports[index] ?? [group.port]).every((port) => targets.filter((one) => one.port === port && blue.has(one.id) && isHealthy(one)).length >= count);
    });
}
async function hasEnded(ctx, deploymentId) {
    const info = await getDeployment(ctx, deploymentId);
    const rollback = info.rollbackInfo?.rollbackDeploymentId;
    return isTerminal(info) && (!rollback || isTerminal(await getDeployment(ctx, rollback)));
}

/** Going back may take its time: the alternative is to stay. */
const PATIENCE$1 = 15 * MINUTE;
/** Registers blue again with its recorded ports, at once: extra healthy targets harm nobody (rule 16). */
async function registerBlue(ctx, way) {
    const blue = inService(await members(ctx.aws, way.blue));
    const views = await look$1(ctx.aws, way.groups);
    for (const [index, view] of views.entries())
        await bringIn(ctx, view, blue.map(({ id }) => id), way.ports[index] ?? [view.group.port]);
    return blue;
}
/**
 * Brings traffic back: blue healthy in every target group first, only then is green taken out and drained (rule 14).
 * When blue cannot, traffic stays on green and the leftover says so. Safe to repeat; changes nothing when blue serves.
 */
async function backToBlue(ctx, way) {
    const blue = await registerBlue(ctx, way);
    // Where nobody serves either, what follows is how Auto Scaling comes to launch blue again.
    if (blue.length === 0 && (await servingNow(ctx.aws, way.groups, way)) !== "neither")
        return [await stayedOnGreen(ctx, way, blue, NO_BLUE)];
    const zones = zonesOf(blue);
    const green = (await sidesOf(ctx.aws, { blue: undefined, green: way.green })).green;
    const living = livingOf(ctx, way.blue);
    let alive = zones;
    let { count } = way;
    try {
        await waitForTargets(ctx, {
            groups: way.groups,
            lacks: async (views) => {
                const lacksOf = (side) => views.flatMap((view) => lacking(view, side, needOf(view, count, side, green)));
                if (lacksOf(zones).length === 0)
                    return [];
                // A stop that was still pending may have deregistered some of them meanwhile.
                await registerBlue(ctx, way);
                alive = await living(zones);
                count = Math.min(way.count, await askedFor$1(ctx, way.blue));
                return lacksOf(alive);
            },
            saying: "Waiting for blue to serve again",
            patience: Math.max(PATIENCE$1, healthyWithin(way.groups)),
            code: "blue-unhealthy",
            remedy: "",
        });
    }
    catch (error) {
        if (ctx.signal?.aborted)
            throw error;
        return [await stayedOnGreen(ctx, way, blue, blue.length === 0 ? NO_BLUE : messageOf(error))];
    }
    if (alive.size < zones.size)
        ctx.emit({
            kind: "warned",
            text: `Blue has lost ${zones.size - alive.size} of its ${zones.size} instances`,
        });
    await takeGreenOut(ctx, way);
    return [];
}
/** As many as blue's own group is asked for by now: somebody may have made it smaller since N was counted. */
async function askedFor$1({ aws }, { kind, group }) {
    if (kind !== "group")
        return Infinity; // green is among them
    return (await findGroup(aws, group))?.DesiredCapacity || Infinity;
}
/** A list of instances that is empty for so long is not one that lags. */
const LIST_LAG$1 = MINUTE;
/** Those of a frozen group that run: whom AWS has lost is a member until Auto Scaling looks at its health again. */
function livingOf(ctx, ref) {
    let emptySince;
    return async (fleet) => {
        const running = await runningIds(ctx.aws, ref);
        const alive = new Map([...fleet].filter(([id]) => running.has(id)));
        if (alive.size > 0)
            return alive;
        emptySince ??= ctx.clock.monotonic();
        return ctx.clock.monotonic() - emptySince < LIST_LAG$1 ? fleet : alive;
    };
}
/**
 * N of blue, in every zone that green serves. N is what still runs (rule 4, law 1): a frozen blue that AWS has lost
 * instances of is made whole only after the way back. With less than half of itself it does not take over from a green
 * that serves with more.
 */
function needOf(view, count, blue, green) {
    const theirs = healthyOf(view, green).length;
    const enough = blue.size * 2 >= count || blue.size >= theirs;
    return needLike(green, blue, Math.min(count, enough ? blue.size : theirs));
}
async function takeGreenOut(ctx, way) {
    const sides = await sidesOf(ctx.aws, way);
    const views = await look$1(ctx.aws, way.groups);
    let wasIn = way.greenWasIn;
    for (const view of views) {
        // Terminated instances too: nothing of ours stays registered.
        const targets = view.targets.filter(({ id, state }) => (sides.green.has(id) || way.deployedTo?.includes(id)) && !state.includes("draining"));
        if (targets.length === 0)
            continue;
        await takeOut(ctx, view.group, targets);
        wasIn ||= stillIn$1(view, sides.green).length > 0;
    }
    // CodeDeploy's own rollback may have taken it out just now: counted from here, no wait is too short.
    const since = wasIn ? ctx.clock.now().getTime() : undefined;
    ctx.emit({ kind: "serving", serving: serving(await look$1(ctx.aws, way.groups), sides) });
    await waitUntilDrained(ctx, way.groups, sides.green, since);
}
const NO_BLUE = "Blue has no instance in service that could take traffic back.";
/** What is left where traffic does not go back, and by which of blue's instances a person brings it back. */
async function stayedOnGreen(ctx, way, blue, why) {
    const now = serving(await look$1(ctx.aws, way.groups), await sidesOf(ctx.aws, way));
    ctx.emit({ kind: "serving", serving: now });
    const names = way.groups.map(({ arn }) => targetGroupName(arn)).join(", ");
    return {
        what: `Traffic is on ${now === "neither" ? "neither fleet" : now} in target group ${names}`,
        why,
        command: commandFor(way, blue),
    };
}
/** What registers blue again by hand, with its recorded ports. */
function commandFor(way, blue) {
    if (blue.length === 0)
        return "";
    const shown = blue.length > 50 ? [`<each of ${nameIds(blue.map(({ id }) => id))}>`] : blue.map(({ id }) => id);
    const commands = way.groups.map(({ arn, port }, index) => {
        const targets = (way.ports[index] ?? [port]).flatMap((one) => shown.map((id) => `Id=${id},Port=${one}`));
        return shell `aws elbv2 register-targets --target-group-arn ${arn} --targets ${targets}`;
    });
    return commands.join(" && ");
}

/** All ways of moving traffic. `target-groups`: instances enter and leave one and the same target group. */
const routers = {
    "target-groups": { serving: servingNow, restore: backToBlue },
};

const LOOK_EVERY$3 = 5 * SECOND;
/** A deployment whose id was never recorded is looked for so long: lists lag behind. */
const LIST_LAG = 15 * SECOND;
/** The deployment's id; one whose id was never recorded is found by its stamp. Undefined: there is none. */
async function deploymentIdOf(ctx, memo) {
    if (memo.deploymentId)
        return memo.deploymentId;
    const { clock, signal } = ctx;
    const deadline = new Date(clock.now().getTime() + LIST_LAG);
    const look = () => findDeployment(ctx.aws, ctx.release, memo);
    try {
        return await poll(look, { clock, every: LOOK_EVERY$3, deadline, signal });
    }
    catch (error) {
        if (error instanceof DeadlinePassed)
            return undefined;
        throw error;
    }
}

/** A group's members are ended so many at a time. */
const AT_ONCE$1 = 3;
/** Descriptions of a group lag behind: who was being ended shows as such by then. */
const SHOWN_AFTER = 15 * SECOND;
/**
 * Ends members of a group by their names, so that Auto Scaling never chooses (rule 5). Who is no member any more counts
 * as ended. Returns once Auto Scaling has taken it on, not when the instances are gone.
 * @param decrement lowers the desired capacity by each of them; not for Standby ones, which are not counted in it
 */
async function endByName(ctx, group, ids, decrement = true) {
    for (const batch of batches(ids, AT_ONCE$1))
        await Promise.all(batch.map((id) => endOne(ctx, group, id, decrement)));
}
/** After a lost answer it looks, and asks again only for an instance that is not on its way out. */
async function endOne(ctx, group, id, decrement, tries = 3) {
    try {
        await ctx.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
            InstanceId: id,
            ShouldDecrementDesiredCapacity: decrement,
        });
    }
    catch (error) {
        if (refusedWith(error, "ValidationError"))
            return; // it is no member any more
        if (!(error instanceof LostAnswer) || tries <= 1)
            throw error;
        await ctx.clock.sleep(SHOWN_AFTER, ctx.signal);
        const there = (await members(ctx.aws, { kind: "group", group })).find((member) => member.id === id);
        if (there && !there.state.startsWith("Terminating"))
            await endOne(ctx, group, id, decrement, tries - 1);
    }
}

/**
 * More than half of blue is lost, green serves, and blue's group, which is frozen, would never launch it again: those that
 * do not run are ended by name, as Auto Scaling would as soon as it looks at their health again, and Launch is resumed
 * meanwhile. With half of itself blue takes over as it is, once that is healthy.
 * @returns false where it is not so, where a rollback holds the group's launches (rule 11), or where traffic stays
 */
async function launchBlueAgain(ctx, blue, { makeReady, back }) {
    if (ctx.hurry || blue.kind !== "group")
        return false;
    const group = await findGroup(ctx.aws, blue.group);
    if (!group?.DesiredCapacity || heldIn(group).includes("Launch"))
        return false;
    const living = (await livingMembers(ctx.aws, blue)).map(({ id }) => id);
    if (living.length * 2 >= group.DesiredCapacity)
        return false;
    const run = living.length === 0 ? "No instance" : `Only ${living.length} of ${group.DesiredCapacity}`;
    ctx.emit({
        kind: "said",
        text: `${run} of ${blue.group} runs any more: Auto Scaling launches others, to which traffic can go back`,
    });
    const wasHeld = suspendedIn(group).includes("Launch");
    try {
        await makeReady();
        if (await launched(ctx, blue, living))
            return await back();
    }
    catch (error) {
        if (stopsRun(error) || ctx.signal?.aborted)
            throw error;
        ctx.emit({ kind: "warned", text: `Blue could not be launched again: ${messageOf(error)}` });
    }
    // It is as the record says.
    if (wasHeld)
        await suspend(ctx, blue.group, ["Launch"]);
    return false;
}
/** Whether somebody of blue is in service, and everybody that its group was asked for. */
async function launched(ctx, blue, living) {
    const lost = (await members(ctx.aws, blue)).map(({ id }) => id).filter((id) => !living.includes(id));
    await endByName(ctx, blue.group, lost, false);
    await ctx.aws("autoscaling:ResumeProcesses", {
        AutoScalingGroupName: blue.group,
        ScalingProcesses: ["Launch"],
    });
    const look = async () => {
        const group = await groupNamed(ctx.aws, blue.group);
        const there = membersInService(group).filter(({ InstanceId }) => !lost.includes(InstanceId));
        const { DesiredCapacity = 0 } = group;
        if (DesiredCapacity > 0 && there.length >= DesiredCapacity)
            return true;
        const text = `Waiting for ${blue.group} to launch blue again: ${there.length} of ${DesiredCapacity} in service`;
        ctx.emit({ kind: "waiting", text });
        return undefined;
    };
    return poll(look, { ...ctx, every: 10 * SECOND, deadline: within(ctx, BROUGHT_UP) });
}

/** Reads it. */
async function readSelection(aws, { application, deploymentGroup }) {
    const { deploymentGroupInfo } = await aws("codedeploy:GetDeploymentGroup", {
        applicationName: application,
        deploymentGroupName: deploymentGroup,
    });
    return selectionOf(deploymentGroupInfo);
}
const selectionOf = (group) => ({
    groups: (group.autoScalingGroups ?? []).map(({ name }) => name),
    filters: (group.ec2TagFilters ?? []),
    tagSets: group.ec2TagSet?.ec2TagSetList ?? null,
});
/** The same with one Auto Scaling group in another's place. */
const withGroup = (before, from, to) => ({
    ...before,
    groups: before.groups.map((name) => (name === from ? to : name)),
});
/** The same with another value wherever it asks for the tag's key and a value of it. */
function withTag(before, tag) {
    const moved = (filter) => filter.Key === tag.key && (filter.Type ?? "KEY_AND_VALUE") === "KEY_AND_VALUE"
        ? { ...filter, Value: tag.value }
        : filter;
    return {
        groups: before.groups,
        filters: before.filters.map(moved),
        tagSets: before.tagSets?.map((set) => set.map(moved)) ?? null,
    };
}
/** Whether it asks for exactly this tag. */
const asksFor = ({ filters, tagSets }, { key, value }) => [...filters, ...(tagSets ?? []).flat()].some(({ Key, Value }) => Key === key && Value === value);
/** Only what differs: an omitted member is kept, an empty list removes (UpdateDeploymentGroup reference). Pure. */
const changeTo = (now, want) => ({
    ...(differs(now.groups, want.groups) ? { autoScalingGroups: want.groups } : {}),
    ...(differs(sorted(now.filters), sorted(want.filters))
        ? { ec2TagFilters: want.filters }
        : {}),
    ...(differs(now.tagSets, want.tagSets)
        ? { ec2TagSet: { ec2TagSetList: (want.tagSets ?? []) } }
        : {}),
});
const differs = (a, b) => JSON.stringify(a) !== JSON.stringify(b);
const sorted = (filters) => filters.map(({ Key, Value, Type }) => JSON.stringify([Key, Value, Type])).sort();

/** A hook that CodeDeploy is about to put shows within this time. */
const SOON = 30 * SECOND;
const PATIENCE = 10 * MINUTE;
/**
 * CodeDeploy's hook must be seen before the group may launch: otherwise new instances get no application (rule 8). Where
 * the deployment group names the group and yet no hook comes (CodeDeploy moves it to its copy before it says so), the
 * group is taken out and put in again, which puts the hook (CodeDeploy user guide, integrations-aws-auto-scaling: never
 * by Auto Scaling's own call). No deployment may be active.
 * @param groups all Auto Scaling groups that the deployment group names
 * @param meanwhile what it names for a moment: none, or with COPY_AUTO_SCALING_GROUP, which wants exactly one, the copy
 */
async function awaitHook(ctx, name, group, groups, meanwhile) {
    const deadline = within(ctx, PATIENCE);
    let putAgainAt = ctx.clock.monotonic() + SOON;
    await poll(async () => {
        if (await hasLaunchHook(ctx, group))
            return true;
        ctx.emit({ kind: "waiting", text: `CodeDeploy has not put its launch hook on ${group} yet` });
        if (ctx.clock.monotonic() < putAgainAt)
            return undefined;
        putAgainAt = Infinity;
        ctx.emit({
            kind: "said",
            text: `${group} leaves the deployment group and comes back, for its launch hook`,
        });
        for (const autoScalingGroups of [[...meanwhile], [...groups]])
            await ctx.aws("codedeploy:UpdateDeploymentGroup", {
                applicationName: name.application,
                currentDeploymentGroupName: name.deploymentGroup,
                autoScalingGroups,
            });
        return undefined;
    }, { ...ctx, every: 5 * SECOND, deadline });
}
/** CodeDeploy's launch hook is on the group. */
async function hasLaunchHook(ctx, group) {
    const { LifecycleHooks } = await ctx.aws("autoscaling:DescribeLifecycleHooks", {
        AutoScalingGroupName: group,
    });
    return LifecycleHooks?.some(isCodeDeployLaunchHook) ?? false;
}

const SETTLING = 10 * MINUTE;
/**
 * The deployment group is read back and pointed at green where AWS did not do so: what CodeDeploy writes into it after
 * DISCOVER_EXISTING is documented nowhere. Only when no deployment of the group is active (rule 8).
 */
const pointDeploymentGroup = {
    title: ({ deploymentGroup }) => `Read the deployment group ${deploymentGroup} back and point it at green`,
    begin: async (ctx, args) => ctx.recall("note-deployment-group") ?? (await readSelection(ctx.aws, args)),
    async apply(ctx, args, memo) {
        await awaitQuiet(ctx, args);
        await point(ctx, args, wanted(ctx, args, memo));
        const green = groupOf(ctx, args.selection);
        if (green) {
            ctx.emit({ kind: "output", name: "green-group", value: green });
            await awaitHook(ctx, args, green, wanted(ctx, args, memo).groups, instead(args, memo.groups));
        }
        return memo;
    },
};
/** Remembers how the deployment group selects blue before anything happens to it, and gives it back on the way back. */
const noteDeploymentGroup = {
    title: ({ deploymentGroup }) => `Note how the deployment group ${deploymentGroup} selects blue`,
    begin: (ctx, args) => readSelection(ctx.aws, args),
    apply: async (_ctx, _args, memo) => memo,
    undo: {
        what: "deployment-group",
        async run(ctx, args, memo) {
            await pointAtBlue(ctx, args, memo);
            return [];
        },
    },
    leaves: leftovers$1,
    async isLeft(ctx, args, memo) {
        if (JSON.stringify(await readSelection(ctx.aws, args)) !== JSON.stringify(memo))
            return true;
        return (args.selection.by !== "tag" &&
            memo.groups.length > 0 &&
            !(await hasLaunchHook(ctx, args.selection.blue)));
    },
};
/** The deployment group selects blue as it did before, and CodeDeploy's hook is on blue's group. Safe to repeat. */
async function pointAtBlue(ctx, args, before) {
    // Before there is a deployment of ours, nobody has changed it for us: what others make of it is theirs.
    if (!(await mayHaveChanged(ctx)))
        return;
    await awaitQuiet(ctx, args);
    await point(ctx, args, before);
    const { selection } = args;
    if (selection.by === "tag" || before.groups.length === 0)
        return;
    await awaitHook(ctx, args, selection.blue, before.groups, instead(args, [groupOf(ctx, selection)]));
}
/** How a person has the deployment group select blue again; all that it selected by before. */
function leftovers$1({ application, deploymentGroup }, before) {
    const { groups, filters, tagSets } = before;
    const options = [
        ...(groups.length > 0 ? [shell `--auto-scaling-groups ${groups}`] : []),
        ...(filters.length > 0 ? [shell `--ec2-tag-filters ${JSON.stringify(filters)}`] : []),
        ...(tagSets ? [shell `--ec2-tag-set ${JSON.stringify({ ec2TagSetList: tagSets })}`] : []),
    ];
    if (options.length === 0)
        return [];
    const update = shell `aws deploy update-deployment-group --application-name ${application} --current-deployment-group-name ${deploymentGroup}`;
    const blue = groups.length > 0 ? `point at ${groups.join(", ")}` : "select blue by its tag";
    return [
        {
            what: `the deployment group ${deploymentGroup} may not ${blue}`,
            why: "",
            command: [update, ...options].join(" "),
        },
    ];
}
async function mayHaveChanged(ctx) {
    if (ctx.recall("point-deployment-group") !== undefined)
        return true;
    const deployment = ctx.recall("create-deployment");
    return deployment !== undefined && (await deploymentIdOf(ctx, deployment)) !== undefined;
}
const groupOf = (ctx, selection) => selection.by === "group"
    ? selection.green
    : selection.by === "copy"
        ? copyName(ctx.recall("create-deployment").settings.deploymentGroup, ctx.recall("create-deployment").deploymentId)
        : undefined;
/** What the deployment group can name while its own group is put in anew. */
const instead = ({ selection }, others) => selection.by === "copy" ? others : [];
/** How the deployment group should select green: as it selected blue, with the name or the value replaced. */
const wanted = (ctx, { selection }, before) => selection.by === "tag"
    ? withTag(before, selection.tag)
    : withGroup(before, selection.blue, groupOf(ctx, selection));
/** Updates what differs. The value it will select by must match our fleet and nothing else (rule 1). */
async function point(ctx, args, want) {
    const { application, deploymentGroup, selection } = args;
    const change = changeTo(await readSelection(ctx.aws, args), want);
    if (Object.keys(change).length === 0)
        return;
    const byTag = "ec2TagFilters" in change || "ec2TagSet" in change;
    if (selection.by === "tag" && byTag && asksFor(want, selection.tag))
        await refuseTaken(ctx.aws, selection.tag, selection.group);
    await ctx.aws("codedeploy:UpdateDeploymentGroup", {
        applicationName: application,
        currentDeploymentGroupName: deploymentGroup,
        ...change,
    });
}
async function awaitQuiet(ctx, { application, deploymentGroup }) {
    const deadline = within(ctx, SETTLING);
    await poll(async () => {
        const active = await findActive(ctx.aws, { application, deploymentGroup });
        if (active === undefined)
            return true;
        ctx.emit({ kind: "waiting", text: `${active} of ${deploymentGroup} has not ended yet` });
        return undefined;
    }, { ...ctx, every: 10 * SECOND, deadline });
}

const LOOK_EVERY$2 = 5 * SECOND;
/** An event takes an hour at most, and a stop waits for it (AWS CodeDeploy user guide: limits, deployment-steps-server). */
const AN_EVENT = 65 * MINUTE;
/** Of the minutes that settle has: what CodeDeploy has not ended by then is listed. */
const IN_A_HURRY$1 = MINUTE;
/** CodeDeploy writes down what becomes of a rollback soon after the deployment has ended. */
const ROLLBACK_TOLD = 20 * SECOND;
const BLUE_ENDS = "CodeDeploy ends blue when its termination wait is over, and nothing stops that.";
/** What a green group must not do while its traffic is taken away. */
const GREEN_STILL = [...GREEN_HELD, ...GREEN_FROZEN];
/**
 * The way back of a deployment: stopped if it still runs, blue registered again at once, CodeDeploy's own rollback
 * followed to its end, and then traffic verified on blue before green is taken out (rule 16).
 */
async function bringTrafficBack(ctx, _settings, memo) {
    const deploymentId = await deploymentIdOf(ctx, memo);
    if (!deploymentId)
        return [];
    const hand = atHand(memo, deploymentId);
    const way = wayBackOf(hand);
    const running = await notEnded(ctx, hand, way);
    if (running.length > 0)
        return running;
    if (hand.settings.terminate && endsBlue(await getDeployment(ctx, deploymentId))) {
        // Nobody would serve soon on a blue that CodeDeploy is about to end: where it helps now, it serves beside green.
        if ((await servingNow(ctx.aws, way.groups, way)) !== "green")
            await registerBlue(ctx, way);
        return [await stayedOnGreen(ctx, way, [], BLUE_ENDS)];
    }
    const greenWasIn = await hadTraffic(ctx, deploymentId);
    // Who leaves the target group is judged unhealthy, and whom Auto Scaling puts in its place would be let in.
    if (hand.green.kind === "group" && (await findGroup(ctx.aws, hand.green.group)))
        await suspend(ctx, hand.green.group, GREEN_STILL);
    const deployedTo = greensOf(ctx, deploymentId);
    const restore = () => routers["target-groups"].restore(ctx, { ...way, greenWasIn, deployedTo });
    let left = await restore();
    if (left.length > 0)
        await launchBlueAgain(ctx, way.blue, {
            makeReady: () => pointAtBlueAgain(ctx, hand.settings),
            back: async () => (left = await restore()).length === 0,
        });
    await attachBlue(ctx, hand);
    return left;
}
/** Whom blue launches is to get the application from CodeDeploy, whose hook is on green by now. */
async function pointAtBlueAgain(ctx, { application, deploymentGroup, fleets }) {
    const { green } = fleets;
    const blue = fleets.blue.group;
    const selection = green === "copy" ? { by: "copy", blue } : { by: "group", blue, green: green.group };
    const before = ctx.recall("note-deployment-group");
    if (before)
        await pointAtBlue(ctx, { application, deploymentGroup, selection }, before);
}
/** CodeDeploy may have detached the group that it copied, and keeps (inferred): what that launches would get no requests. */
async function attachBlue(ctx, { settings: { attached = [], fleets } }) {
    const { group } = fleets.blue;
    if (attached.length > 0 && (await findGroup(ctx.aws, group)))
        await attachAsBlue(ctx, { green: group, attached });
}
/** Those of green that CodeDeploy is known to have deployed to. */
const greensOf = (ctx, deploymentId) => targetsOf(ledgerOf(ctx.emit, deploymentId, ctx.clock.monotonic()), "Green").map(({ id }) => id);
/** Green was registered, by us or by CodeDeploy. */
async function hadTraffic(ctx, deploymentId) {
    if (ctx.recall("shift")?.registeredAt !== undefined)
        return true;
    const ledger = ledgerOf(ctx.emit, deploymentId, ctx.clock.monotonic());
    if (ledger.targets.size === 0)
        await sweep(ctx, ledger, deploymentId);
    return [...ledger.targets.values()].some(({ label, events }) => events.some(({ name, start }) => label !== "Blue" && name === "AllowTraffic" && start !== undefined));
}
/**
 * What CodeDeploy does not end is listed. It may still take blue out or end it: blue is registered, and green stays
 * where it is (rule 16).
 */
async function notEnded(ctx, hand, way) {
    const { deploymentId } = hand;
    try {
        await endDeployment(ctx, hand, way);
        return [];
    }
    catch (error) {
        if (ctx.signal?.aborted)
            throw error;
        await registerBlue(ctx, way);
        const command = stopCommand(deploymentId);
        return [{ what: `CodeDeploy deployment ${deploymentId}`, why: messageOf(error), command }];
    }
}
/** Where traffic goes back to, as recorded before anything moved. */
const wayBackOf = ({ settings, ports, green, count }) => ({
    groups: settings.targetGroups,
    ports,
    blue: settings.fleets.blue,
    green,
    count,
});
/** Stops the deployment if it still runs, and follows it and CodeDeploy's rollback of it to their end. */
async function endDeployment(ctx, hand, way) {
    const { deploymentId, settings } = hand;
    let info = await getDeployment(ctx, deploymentId).catch((error) => stopUnseen(ctx, hand, error));
    if (info.status === "Succeeded")
        return;
    if (!isTerminal(info)) {
        const text = `Stopping deployment ${deploymentId}; CodeDeploy lets events that run come to their end first`;
        ctx.emit({ kind: "said", text });
        const stopped = stopDeployment$1(ctx, deploymentId, settings.hasEarlierSuccess);
        // Blue is registered even when CodeDeploy refuses to stop.
        await Promise.allSettled([stopped]);
        await registerBlue(ctx, way);
        await stopped;
        info = await followToItsEnd(ctx, hand, deploymentId);
    }
    await followRollback(ctx, hand, info);
}
/** AWS does not let us see it: it is stopped all the same, since CodeDeploy may still take blue out. */
async function stopUnseen(ctx, { deploymentId, settings }, cause) {
    if (!wasAway(cause) && !stopsRun(cause))
        await stopDeployment$1(ctx, deploymentId, settings.hasEarlierSuccess).catch(() => undefined);
    throw cause;
}
/** Follows CodeDeploy's own rollback of a deployment that ended badly to its end, if there is one. */
async function followRollback(ctx, hand, ended) {
    const rollback = await rollbackOf(ctx, ended, hand.settings.hasEarlierSuccess);
    if (!rollback)
        return;
    ctx.emit({ kind: "said", text: `CodeDeploy rolls back with deployment ${rollback}` });
    await followToItsEnd(ctx, hand, rollback);
}
const followToItsEnd = (run, hand, deploymentId) => {
    const latest = run.clock.now().getTime() + (run.hurry ? IN_A_HURRY$1 : AN_EVENT);
    const ctx = { ...run, deadline: new Date(Math.min(run.deadline.getTime(), latest)) };
    const { drain, terminationWait, reasons, count } = watchedOf(ctx, hand, false);
    const watched = { count, drain, terminationWait, reasons, lossIsFatal: false };
    return watch(ctx, { ...watched, deploymentId }, ({ info }) => (isTerminal(info) ? info : undefined));
};
/** The rollback's id. With only a message (nothing had moved yet, or nothing to go back to) there is none to wait for. */
async function rollbackOf(ctx, ended, expected) {
    const deadline = new Date(ctx.clock.now().getTime() + (expected ? ROLLBACK_TOLD : 0));
    let info = ended;
    const look = async () => {
        const { rollbackInfo } = info ?? (await getDeployment(ctx, ended.deploymentId));
        info = undefined;
        return rollbackInfo?.rollbackDeploymentId || rollbackInfo?.rollbackMessage ? rollbackInfo : undefined;
    };
    try {
        const { clock, signal } = ctx;
        const told = await poll(look, { clock, every: LOOK_EVERY$2, deadline, signal });
        if (told?.rollbackMessage && !told.rollbackDeploymentId)
            ctx.emit({ kind: "said", text: `CodeDeploy on rolling back: ${told.rollbackMessage}` });
        return told?.rollbackDeploymentId;
    }
    catch (error) {
        if (error instanceof DeadlinePassed)
            return undefined;
        throw error;
    }
}

/** How long tags that CodeDeploy does not see yet are waited for (rule 7). */
const TAGS_LAG$1 = 5 * MINUTE;
const AGAIN_AFTER$1 = 30 * SECOND;
/** A deployment that runs for so long has found its instances. */
const SURE_AFTER = 30 * SECOND;
const LOOKS = 3;
const LOOK_EVERY$1 = 3 * SECOND;
/** Creates the CodeDeploy deployment, once, and waits until it has found its instances. */
const createDeploymentStep = {
    title: ({ application, deploymentGroup }) => `Create the CodeDeploy deployment of ${application}/${deploymentGroup}`,
    begin: beginDeployment,
    async apply(ctx, settings, memo, save) {
        // Looks first: a run that was killed may have created it.
        let latest = { ...memo, ...(await found(ctx, memo)) };
        const attempt = async () => {
            const deploymentId = latest.deploymentId ?? (await create$2(ctx, settings, latest));
            if (deploymentId) {
                latest = { ...latest, deploymentId };
                await save(latest);
                ctx.emit({ kind: "output", name: "deployment-id", value: deploymentId });
                if (await hasInstances(ctx, latest, deploymentId))
                    return latest;
            }
            ctx.emit({ kind: "said", text: "CodeDeploy does not see green's tag yet: trying again" });
            latest = nextAttempt(ctx, latest);
            await save(latest);
            return undefined;
        };
        const { clock, deadline, signal } = ctx;
        return await poll(attempt, { clock, every: AGAIN_AFTER$1, deadline, signal });
    },
    undo: { what: "traffic", run: bringTrafficBack },
    isLeft: async (ctx, _settings, memo) => !(await isTrafficBack(ctx, memo)),
    leaves: (_settings, { deploymentId }) => deploymentId
        ? [
            {
                what: `CodeDeploy deployment ${deploymentId}, and where it sends traffic`,
                why: "",
                command: stopCommand(deploymentId),
            },
        ]
        : [],
};
/** Records N and the ports of blue as they are before anything moves. */
async function beginDeployment(ctx, settings) {
    const blue = zonesOf(await members(ctx.aws, settings.fleets.blue));
    const views = await look$1(ctx.aws, settings.targetGroups);
    const healthy = views.map((view) => healthyOf(view, blue).length);
    const now = ctx.clock.now().getTime();
    return {
        settings,
        createdAfter: now,
        begunAt: now,
        attempt: 1,
        count: healthy.length > 0 ? Math.min(...healthy) : settings.count,
        ports: views.map(({ group, targets }) => {
            const seen = new Set(targets.filter(({ id }) => blue.has(id)).map(({ port }) => port));
            return seen.size > 0 ? [...seen] : [group.port];
        }),
    };
}
async function found(ctx, memo) {
    if (memo.deploymentId)
        return {};
    const deploymentId = await findDeployment(ctx.aws, ctx.release, memo);
    return deploymentId ? { deploymentId } : {};
}
/** Undefined when CodeDeploy does not see green's tag yet. */
async function create$2(ctx, settings, memo) {
    // Once seen twice, one more look before each further attempt is enough.
    if (settings.greenTag && settings.fleets.green !== "copy")
        await awaitTagged(ctx, settings.greenTag, settings.fleets.green, memo.attempt === 1 ? 2 : 1);
    try {
        return await createDeployment(ctx, memo);
    }
    catch (error) {
        if (!refusedWith(error, "InvalidTargetInstances") || !mayLag(settings, memo))
            throw error;
        return undefined;
    }
}
/** Watches the deployment's first moments. False for a quick NO_INSTANCES: then a new one is needed. */
async function hasInstances(ctx, memo, deploymentId) {
    const hand = atHand(memo, deploymentId);
    let runningSince;
    const seen = await watch(ctx, watchedOf(ctx, hand, true), ({ info }) => {
        if (isTerminal(info) || countsOf(info) || phaseOf(info) === "ready")
            return info;
        if (phaseOf(info) === "starting")
            return undefined;
        runningSince ??= ctx.clock.monotonic();
        const sure = !memo.settings.greenTag || ctx.clock.monotonic() - runningSince >= SURE_AFTER;
        return sure ? info : undefined;
    });
    if (phaseOf(seen) === "succeeded")
        return true;
    if (!isTerminal(seen))
        return await hasAllOfGreen(ctx, memo, hand);
    const none = seen.errorInformation?.code === "NO_INSTANCES";
    if (none && mayLag(memo.settings, memo))
        return false;
    throw await endedBadly(ctx, hand, seen);
}
/** A deployment that began with a part of green is stopped before traffic moves: another one will see all of it. */
async function hasAllOfGreen(ctx, memo, hand) {
    if (!memo.settings.greenTag)
        return true;
    const missing = await leftOut(ctx, hand);
    if (missing.length === 0)
        return true;
    const what = `Deployment ${hand.deploymentId} does not take ${nameIds(missing)} of green`;
    if (!mayLag(memo.settings, memo))
        throw new Failure("green-left-out", `${what}.`, "Look whether these instances carry green's tag.");
    ctx.emit({ kind: "said", text: `${what}: it is stopped` });
    await endDeployment(ctx, hand, wayBackOf(hand));
    return false;
}
/** Green in service that the deployment has not taken, after several looks: its list of targets may lag. */
async function leftOut(ctx, { deploymentId, green }) {
    let looks = 0;
    const missingNow = async () => {
        const taken = new Set(await listTargets({ aws: ctx.aws, deploymentId }));
        const missing = inService(await members(ctx.aws, green))
            .map(({ id }) => id)
            .filter((id) => !taken.has(id));
        return missing.length === 0 || ++looks === LOOKS ? missing : undefined;
    };
    return await poll(missingNow, { ...ctx, every: LOOK_EVERY$1 });
}
/** Judged by when the attempt was made: a run that comes back to it later asks the same. */
const mayLag = (settings, { begunAt, createdAfter }) => settings.greenTag !== undefined && createdAfter - begunAt < TAGS_LAG$1;
/** Another deployment, by another stamp. */
const nextAttempt = (ctx, { settings, begunAt, attempt, count, ports }) => ({
    settings,
    begunAt,
    attempt: attempt + 1,
    count,
    ports,
    createdAfter: ctx.clock.now().getTime(),
});

/** Of these instances, those that a target group still knows in a state in which requests can reach them. */
async function reachable(ctx, targetGroups, ids) {
    const wanted = new Set(ids);
    const found = await Promise.all(targetGroups.map(async (TargetGroupArn) => {
        const answer = await unlessNoGroup(ctx.aws("elasticloadbalancing:DescribeTargetHealth", { TargetGroupArn }));
        return (answer?.TargetHealthDescriptions ?? [])
            .filter(({ Target, TargetHealth }) => wanted.has(Target.Id) && TargetHealth?.State !== "unused")
            .map(({ Target, TargetHealth }) => ({
            id: Target.Id,
            targetGroup: targetGroupName(TargetGroupArn),
            state: TargetHealth.State,
        }));
    }));
    return found.flat();
}
/** Nobody is reached through a target group that does not exist any more: whoever was in it is not kept for its sake. */
async function unlessNoGroup(answer) {
    try {
        return await answer;
    }
    catch (error) {
        if (refusedWith(error, "TargetGroupNotFound"))
            return undefined;
        throw error;
    }
}
/** Why we wait is said once in 30 s. */
const SILENCE = 30 * SECOND;
/**
 * Waits until no request can reach these instances any more: they may then be ended.
 * Only draining ones are waited for; one that is still in rotation is never waited out.
 * @param since epoch milliseconds at which they may have been deregistered last: behind a Network Load Balancer five
 *   minutes pass from then, whatever their state says (rule 18)
 * @returns the instances that are still in rotation: nobody deregistered them; in a hurry those that drain as well
 */
async function awaitDrained(ctx, targetGroups, ids, since) {
    if (ctx.hurry)
        return stillReached(ctx, targetGroups, ids);
    const from = since ?? ctx.takenOverAt; // whoever had the release before may have deregistered them just then
    const rest = from !== undefined && (await anyOnNetwork(ctx, targetGroups)) ? from + NLB_LINGERS : 0;
    let lastWord = ctx.clock.monotonic();
    const say = (text) => {
        if (ctx.clock.monotonic() - lastWord < SILENCE)
            return;
        lastWord = ctx.clock.monotonic();
        ctx.emit({ kind: "waiting", text });
    };
    return poll(async () => {
        const left = await reachable(ctx, targetGroups, ids);
        const inRotation = left.filter(({ state }) => !state.includes("draining")).map(({ id }) => id);
        if (inRotation.length > 0)
            return [...new Set(inRotation)];
        const lingers = rest - ctx.clock.now().getTime();
        if (left.length === 0 && lingers <= 0)
            return [];
        if (left.length === 0)
            return say(`a Network Load Balancer may send requests for another ${formatDuration(lingers)}`);
        const where = [...new Set(left.map(({ targetGroup }) => targetGroup))].join(", ");
        return say(`${left.length} targets are draining in ${where}`);
    }, { ...ctx, every: 10 * SECOND });
}
/** Who may still be answering a request, without waiting: behind a Network Load Balancer a state proves nothing (rule 18). */
async function stillReached(ctx, targetGroups, ids) {
    const wasDeployed = ctx.recall("create-deployment") !== undefined;
    if (wasDeployed && (await anyOnNetwork(ctx, targetGroups)))
        return [...ids];
    return [...new Set((await reachable(ctx, targetGroups, ids)).map(({ id }) => id))];
}
async function anyOnNetwork(ctx, TargetGroupArns) {
    if (TargetGroupArns.length === 0)
        return false;
    const answer = await unlessNoGroup(ctx.aws("elasticloadbalancing:DescribeTargetGroups", { TargetGroupArns: [...TargetGroupArns] }));
    // One that is gone fails the whole call: of the others each is asked for alone.
    if (!answer) {
        if (TargetGroupArns.length === 1)
            return false;
        const each = await Promise.all(TargetGroupArns.map((arn) => anyOnNetwork(ctx, [arn])));
        return each.includes(true);
    }
    return (answer.TargetGroups ?? []).some(({ LoadBalancerArns }) => LoadBalancerArns?.some((arn) => arn.includes(":loadbalancer/net/")));
}

/** The command with which a person deletes a group and its instances. */
const deleteGroupCommand = (group) => shell `aws autoscaling delete-auto-scaling-group --auto-scaling-group-name ${group} --force-delete`;
/**
 * Deletes a group with its instances and whatever protection from that it has, but only once no request can reach any of
 * them.
 * @param since as in `awaitDrained`
 * @returns the group as a leftover when an instance of it is still in rotation
 */
async function deleteGroup(ctx, name, targetGroups, since) {
    const group = await findGroup(ctx.aws, name);
    if (!group)
        return [];
    const ids = (group.Instances ?? []).map(({ InstanceId }) => InstanceId);
    const all = [...new Set([...targetGroups, ...(group.TargetGroupARNs ?? [])])];
    const serving = await awaitDrained(ctx, all, ids, since);
    if (serving.length > 0)
        return [
            {
                what: `Auto Scaling group ${name} with ${ids.length} instances`,
                why: `${nameIds(serving)} still receive requests`,
                command: deleteGroupCommand(name),
            },
        ];
    await unprotect(ctx, group);
    await forceDelete(ctx, name);
    return [];
}
/** Sends the deletion and waits until the group is gone from the listing. */
async function forceDelete(ctx, name) {
    const deadline = within(ctx, 15 * MINUTE);
    await poll(async () => {
        if (!(await findGroup(ctx.aws, name)))
            return true;
        try {
            await ctx.aws("autoscaling:DeleteAutoScalingGroup", {
                AutoScalingGroupName: name,
                ForceDelete: true,
            });
        }
        catch (error) {
            if (refusedWith(error, "ValidationError"))
                return true; // gone meanwhile
            throw error;
        }
        return undefined;
    }, { ...ctx, every: 5 * SECOND, deadline });
}

/** Green's group: a copy of blue's, empty, kept out of the load balancer, tagged before it has capacity. */
const createGreenGroup = {
    title: ({ blue, green }) => `Create the Auto Scaling group ${green} as a copy of ${blue}, still empty`,
    async begin(ctx, { green, tag }) {
        const there = await findGroup(ctx.aws, green);
        if (there && !isGreenOfThis(there, tag))
            throw new Failure("green-name-taken", `An Auto Scaling group ${green} exists already and is not of this release.`, "Run again: the next release has another number, and so another name. Nobody needs to delete anything.");
        return null;
    },
    async apply(ctx, { blue, green, tag }) {
        if (!(await findGroup(ctx.aws, green))) {
            await create$1(ctx, blue, green, tag);
            await awaitFound(ctx, green);
        }
        ctx.emit({ kind: "output", name: "green-group", value: green });
        await suspend(ctx, green, GREEN_HELD);
        return null;
    },
    undo: {
        what: "green",
        beside: true,
        run: async (ctx, { green, tag, targetGroups }) => {
            const there = await findGroup(ctx.aws, green);
            return there && isGreenOfThis(there, tag) ? deleteGroup(ctx, green, targetGroups) : [];
        },
    },
    async isLeft(ctx, { green, tag }) {
        const there = await findGroup(ctx.aws, green);
        return there !== undefined && isGreenOfThis(there, tag);
    },
    leaves: ({ green }) => [
        { what: `Auto Scaling group ${green}`, why: "", command: deleteGroupCommand(green) },
    ],
};
const isGreenOfThis = (group, tag) => (group.Tags ?? []).some(({ Key, Value }) => Key === tag.key && Value === tag.value);
async function create$1(ctx, blueName, green, tag) {
    const blue = await groupNamed(ctx.aws, blueName);
    const { LifecycleHooks } = await ctx.aws("autoscaling:DescribeLifecycleHooks", {
        AutoScalingGroupName: blueName,
    });
    const { version } = ctx.recall("create-template-version");
    const input = greenInput(blue, LifecycleHooks ?? [], {
        green,
        tag,
        version: version,
        target: ctx.release.target,
    });
    try {
        // Safe to send again: the name is this release's, and a second time is refused.
        await ctx.aws("autoscaling:CreateAutoScalingGroup", input, { again: true });
    }
    catch (error) {
        // Our own earlier create, whose answer was lost, or a read that lags behind it.
        if (!refusedWith(error, "AlreadyExists"))
            throw error;
    }
}
/**
 * CreateAutoScalingGroup's input for green: all that CreateAutoScalingGroup can copy of blue (Auto Scaling API reference),
 * with no capacity, no target groups (it is attached once it serves), no deletion protection (it would block the way
 * back) and without CodeDeploy's hooks, which belong to the deployment group. Pure.
 */
function greenInput(blue, hooks, green) {
    return {
        AutoScalingGroupName: green.green,
        MinSize: 0,
        MaxSize: blue.MaxSize,
        DesiredCapacity: 0,
        ...templateInput(blue, String(green.version)),
        ...present({
            VPCZoneIdentifier: blue.VPCZoneIdentifier || undefined,
            AvailabilityZones: blue.VPCZoneIdentifier ? undefined : blue.AvailabilityZones,
            DefaultCooldown: blue.DefaultCooldown,
            DefaultInstanceWarmup: blue.DefaultInstanceWarmup,
            HealthCheckType: blue.HealthCheckType,
            HealthCheckGracePeriod: blue.HealthCheckGracePeriod,
            PlacementGroup: blue.PlacementGroup,
            TerminationPolicies: blue.TerminationPolicies,
            NewInstancesProtectedFromScaleIn: blue.NewInstancesProtectedFromScaleIn,
            CapacityRebalance: blue.CapacityRebalance,
            MaxInstanceLifetime: blue.MaxInstanceLifetime,
            DesiredCapacityType: blue.DesiredCapacityType,
            Context: blue.Context,
            ServiceLinkedRoleARN: blue.ServiceLinkedRoleARN,
            InstanceMaintenancePolicy: blue.InstanceMaintenancePolicy,
            AvailabilityZoneDistribution: blue.AvailabilityZoneDistribution,
            AvailabilityZoneImpairmentPolicy: blue.AvailabilityZoneImpairmentPolicy,
            CapacityReservationSpecification: blue.CapacityReservationSpecification,
            InstanceLifecyclePolicy: blue.InstanceLifecyclePolicy,
        }),
        LifecycleHookSpecificationList: hooks.filter((hook) => !isCodeDeployHook(hook)).map(asSpecification),
        Tags: greenTags(blue.Tags ?? [], green),
    };
}
function asSpecification({ AutoScalingGroupName: _group, GlobalTimeout: _timeout, ...hook }) {
    return {
        ...hook,
        LifecycleHookName: hook.LifecycleHookName,
        LifecycleTransition: hook.LifecycleTransition,
    };
}
function greenTags(tags, green) {
    const ours = new Set([
        green.tag.key,
        TARGET_TAG,
        RETIRED_TAG,
        HELD_TAG,
        "CodeDeployProvisioningDeploymentId",
    ]);
    const copied = tags.filter(({ Key }) => !Key.startsWith("aws:") && !ours.has(Key));
    const tag = (Key, Value, PropagateAtLaunch) => ({
        ResourceId: green.green,
        ResourceType: "auto-scaling-group",
        Key,
        Value,
        PropagateAtLaunch,
    });
    return [
        ...copied.map(({ Key, Value, PropagateAtLaunch }) => tag(Key, Value ?? "", PropagateAtLaunch ?? false)),
        tag(green.tag.key, green.tag.value, true),
        tag(TARGET_TAG, green.target, false),
    ];
}
const present = (members) => Object.fromEntries(Object.entries(members).filter(([, value]) => value !== undefined && value !== null));

/** A new version with the AMI replaced. The client token makes it safe to send again. */
const createTemplateVersion = {
    title: ({ template, source, imageId }) => `Create a version of ${template} from version ${source} with ${imageId}`,
    begin: async () => ({}),
    async apply(ctx, { template, source, imageId }) {
        const devices = await newDevices(ctx, template, source, imageId);
        const { LaunchTemplateVersion: made } = await ctx.aws("ec2:CreateLaunchTemplateVersion", {
            LaunchTemplateId: template,
            SourceVersion: String(source),
            VersionDescription: marker(ctx),
            ClientToken: `bluegreen-${ctx.release.nonce}`,
            LaunchTemplateData: { ImageId: imageId, ...(devices ? { BlockDeviceMappings: devices } : {}) },
        });
        ctx.emit({ kind: "output", name: "launch-template-version", value: String(made.VersionNumber) });
        return { version: made.VersionNumber };
    },
    undo: {
        what: "template",
        beside: true,
        async run(ctx, { template, group }, memo) {
            if (group && memo.version)
                await refuseInUse(ctx, group, template, memo.version);
            const Versions = memo.version ? [String(memo.version)] : await versionsOfThisRelease(ctx, template);
            if (Versions.length === 0)
                return [];
            const deleted = await ctx.aws("ec2:DeleteLaunchTemplateVersions", {
                LaunchTemplateId: template,
                Versions,
            });
            return keptVersions(deleted).map(({ version, why }) => ({ ...leftVersion(template, version), why }));
        },
    },
    leaves: ({ template }, { version }) => (version ? [leftVersion(template, version)] : []),
};
const leftVersion = (template, version) => ({
    what: `version ${version} of launch template ${template}`,
    why: "",
    command: shell `aws ec2 delete-launch-template-versions --launch-template-id ${template} --versions ${version}`,
});
/** The call succeeds even where it does not delete a version, as the template's default one (EC2 API reference). */
const keptVersions = ({ UnsuccessfullyDeletedLaunchTemplateVersions: kept = [], }) => kept
    .filter(({ ResponseError }) => ResponseError?.Code !== "launchTemplateVersionDoesNotExist")
    .map(({ VersionNumber, ResponseError }) => ({
    version: VersionNumber,
    why: ResponseError?.Message ?? ResponseError?.Code ?? "AWS says nothing of why",
}));
/** Without the version that it launches from a group launches nothing, and takes no other change. */
async function refuseInUse(ctx, group, template, version) {
    const now = await findGroup(ctx.aws, group);
    if (!now || templateOf(now)?.Version !== String(version))
        return;
    throw new Failure("version-in-use", `${group} still launches from version ${version} of ${template}: it gets its own back first.`);
}
const marker = (ctx) => markerOf(ctx.release.target, ctx.release.number, ctx.release.nonce).slice(-255);
/** Killed between the call and its record: the version is found by its description. */
async function versionsOfThisRelease(ctx, template) {
    const versions = await allPages((token) => ctx.aws("ec2:DescribeLaunchTemplateVersions", {
        LaunchTemplateId: template,
        MaxResults: 200,
        ...(token ? { NextToken: token } : {}),
    }), (page) => page.LaunchTemplateVersions, (page) => page.NextToken);
    return versions
        .filter(({ VersionDescription }) => VersionDescription === marker(ctx))
        .map(({ VersionNumber }) => String(VersionNumber));
}
async function newDevices(ctx, template, source, imageId) {
    const { LaunchTemplateVersions } = await ctx.aws("ec2:DescribeLaunchTemplateVersions", {
        LaunchTemplateId: template,
        Versions: [String(source)],
    });
    const { Images } = await ctx.aws("ec2:DescribeImages", { ImageIds: [imageId] });
    return blockDevices(LaunchTemplateVersions[0], Images[0]);
}
/**
 * Rule 21: on devices that the AMI maps, type, size and encryption are kept and the old disk's snapshot is dropped, or
 * green would boot the old disk; on the others the snapshot must be named, or AWS ignores it
 * (EC2 API reference, CreateLaunchTemplateVersion). Undefined: the template maps no devices.
 */
function blockDevices(source, image) {
    const mappings = source.LaunchTemplateData?.BlockDeviceMappings;
    if (!mappings || mappings.length === 0)
        return undefined;
    const ofImage = new Set((image.BlockDeviceMappings ?? []).map(({ DeviceName }) => DeviceName));
    return mappings.map((mapping) => {
        if (!mapping.Ebs || !ofImage.has(mapping.DeviceName))
            return mapping;
        const { SnapshotId: _old, ...ebs } = mapping.Ebs;
        return { ...mapping, Ebs: ebs };
    });
}

/** A kept blue runs until the next release has replaced it: that is now. Only what no request can reach is ended. */
const endEarlierBlue = {
    title: () => "End what earlier releases kept",
    begin: async () => null,
    async apply(ctx, { targetGroups }) {
        for (const group of await groupsTagged(ctx.aws, [RETIRED_TAG]))
            if (isEarlier(ctx, group.Tags))
                await endGroup$2(ctx, group, targetGroups);
        const instances = await retiredInstances(ctx.aws, ctx.release.target);
        await endInstances(ctx, instances.filter(({ Tags }) => isEarlier(ctx, Tags)), targetGroups);
        return null;
    },
    async isLeft(ctx) {
        const groups = await groupsTagged(ctx.aws, [RETIRED_TAG]);
        const instances = await retiredInstances(ctx.aws, ctx.release.target);
        return [...groups, ...instances].some(({ Tags }) => isEarlier(ctx, Tags));
    },
    leaves: () => [
        {
            what: `groups and instances tagged ${RETIRED_TAG} by earlier releases`,
            why: "",
            command: shell `aws autoscaling describe-auto-scaling-groups --filters ${`Name=tag-key,Values=${RETIRED_TAG}`}`,
        },
    ],
};
/** Retired by an earlier release of this target, not by this one. */
const isEarlier = ({ release }, tags) => (retiredBy(release.target, tags) ?? Infinity) < release.number;
/** A group we made is deleted; any other is nobody's to delete and is only told of. */
async function endGroup$2(ctx, group, targetGroups) {
    const name = group.AutoScalingGroupName;
    if (isOurs$1(ctx.release.target, group)) {
        const [left] = await deleteGroup(ctx, name, targetGroups);
        if (left)
            ctx.emit({ kind: "warned", text: `${left.what}, retired earlier, is kept: ${left.why}.` });
        return;
    }
    if ((group.Instances ?? []).length > 0)
        ctx.emit({
            kind: "warned",
            text: `${name}, retired by an earlier release, still runs ${group.Instances.length} instances. It was not made by this action. When you need it no more: ${deleteGroupCommand(name)}`,
        });
}
/** Ends those of these instances that no request can reach; a member of a group is ended by its name. */
async function endInstances(ctx, instances, targetGroups) {
    if (instances.length === 0)
        return;
    const all = instances.map(({ InstanceId }) => InstanceId);
    const serving = new Set((await reachable(ctx, targetGroups, all)).map(({ id }) => id));
    const left = instances.filter(({ InstanceId }) => !serving.has(InstanceId));
    const inGroup = new Map();
    const alone = [];
    for (const { InstanceId, Tags } of left) {
        const group = Tags?.find(({ Key }) => Key === GROUP_TAG)?.Value;
        if (group)
            inGroup.set(group, [...(inGroup.get(group) ?? []), InstanceId]);
        else
            alone.push(InstanceId);
    }
    // A Standby instance is not counted in the desired capacity: ending it must not lower that once more.
    for (const [group, ids] of inGroup)
        await endByName(ctx, group, ids, false);
    for (const InstanceIds of batches(alone, 100))
        await ctx.aws("ec2:TerminateInstances", { InstanceIds });
}

/** What becomes of blue's own group once green serves. Nothing we did not make is deleted. */
const GROUP_RETIREMENTS = {
    detach: detachWhole,
    keep: detachWhole,
    terminate: endGroup$1,
};
/** Detached from its target groups and left frozen: it runs on until the next release, and can take traffic back. */
async function detachWhole(ctx, { name, attached }) {
    const still = (await findGroup(ctx.aws, name))?.TargetGroupARNs?.filter((arn) => attached.includes(arn)) ?? [];
    for (const TargetGroupARNs of batches(still, 10))
        await ctx.aws("autoscaling:DetachLoadBalancerTargetGroups", {
            AutoScalingGroupName: name,
            TargetGroupARNs,
        });
}
/** Whom no smaller size ends: those in Standby, and those protected from scale-in (user guide, instance protection). */
const staysForGood = ({ LifecycleState, ProtectedFromScaleIn }) => LifecycleState === "Standby" || (LifecycleState === "InService" && ProtectedFromScaleIn === true);
/** Ended once nobody can reach it: deleted when an earlier release made it, otherwise emptied. */
async function endGroup$1(ctx, group) {
    await detachWhole(ctx, group);
    const since = ctx.clock.now().getTime();
    if (group.ours) {
        const [left] = await deleteGroup(ctx, group.name, group.targetGroups, since);
        if (left)
            throw new Failure("blue-still-serving", `${left.what} is not deleted: ${left.why}.`);
        return;
    }
    const ids = (await members(ctx.aws, { kind: "group", group: group.name })).map(({ id }) => id);
    const serving = await awaitDrained(ctx, group.targetGroups, ids, since);
    if (serving.length > 0)
        throw new Failure("blue-still-serving", `${nameIds(serving)} of ${group.name} still receive requests.`);
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: group.name,
        MinSize: 0,
        DesiredCapacity: 0,
    });
    await poll(async () => {
        const { Instances = [] } = (await findGroup(ctx.aws, group.name)) ?? {};
        const staying = Instances.filter(staysForGood).map(({ InstanceId }) => InstanceId);
        if (staying.length > 0)
            await endByName(ctx, group.name, staying, false);
        return Instances.length === 0 ? true : undefined;
    }, { ...ctx, every: 10 * SECOND });
    ctx.emit({
        kind: "said",
        text: `${group.name} is empty now. It was not made by this action, so it is kept.`,
    });
}

/** The command with which a person finds it. */
const endKeptCommand = (target, release) => shell `aws autoscaling describe-auto-scaling-groups --filters ${`Name=tag:${RETIRED_TAG},Values=${tagValueOf(target, release)}`}`;
/** A blue that was kept is ended: a group of ours is deleted, any other emptied. Never what a request can still reach. */
const endKept = {
    title: ({ release, others }) => `End what release ${release} retired${others ? "; a group that this action did not make is emptied" : ""}`,
    begin: async () => null,
    async apply(ctx, { release, targetGroups, others }) {
        const { target } = ctx.release;
        for (const group of await groupsTagged(ctx.aws, [RETIRED_TAG]))
            if (retiredBy(target, group.Tags) === release && !group.Status)
                await endGroup(ctx, group, targetGroups, others);
        const instances = (await retiredInstances(ctx.aws, target)).filter(({ Tags }) => retiredBy(target, Tags) === release);
        const ids = instances.map(({ InstanceId }) => InstanceId);
        await requireUnreached(ctx, targetGroups, ids);
        await endInstances(ctx, instances, targetGroups);
        return null;
    },
    leaves: ({ release }) => [
        {
            what: `what release ${release} retired`,
            why: "",
            command: shell `aws autoscaling describe-auto-scaling-groups --filters ${`Name=tag-key,Values=${RETIRED_TAG}`}`,
        },
    ],
};
async function endGroup(ctx, group, others, emptied) {
    const ours = isOurs$1(ctx.release.target, group);
    if (!ours && !emptied)
        return;
    const name = group.AutoScalingGroupName;
    const attached = group.TargetGroupARNs ?? [];
    const targetGroups = [...new Set([...others, ...attached])];
    const ids = (group.Instances ?? []).map(({ InstanceId }) => InstanceId);
    await requireUnreached(ctx, targetGroups, ids);
    await GROUP_RETIREMENTS.terminate(ctx, { name, attached, targetGroups, ours });
}
/** Somebody has brought it back, or it still drains: it is not taken away from under a request. */
async function requireUnreached(ctx, targetGroups, ids) {
    if (ids.length === 0)
        return;
    const serving = (await reachable(ctx, targetGroups, ids)).map(({ id }) => id);
    if (serving.length === 0)
        return;
    throw new Failure("kept-blue-serves", `${nameIds([...new Set(serving)])} can still receive requests, and are not ended.`, "Find out who brought them back into the target group.");
}

const EARLIER_REVISION = "Until a deployment succeeds, CodeDeploy installs the earlier revision on instances that Auto Scaling launches: run again with `force: true`.";
/** Waits until CodeDeploy calls the deployment ended; where it terminates blue, that is after its termination wait. */
const finishDeployment = {
    title: ({ application, deploymentGroup }) => `Wait for the end of the deployment of ${application}/${deploymentGroup}`,
    begin: async () => null,
    async apply(ctx) {
        const hand = deploymentAtHand(ctx);
        const info = await watch(ctx, watchedOf(ctx, hand, false), (sight) => isTerminal(sight.info) ? sight.info : undefined);
        if (phaseOf(info) === "succeeded")
            return { ended: true };
        const failure = await endedBadly(ctx, hand, info);
        if (!hand.settings.terminate)
            throw failure;
        // Past the commit point nothing of ours turns back; CodeDeploy may, and what follows must see where it ends.
        await followRollback(ctx, hand, info);
        // An end, though a bad one: no later look sees a better one (rule 11).
        const text = `Deployment ${hand.deploymentId} ended ${info.status} when green had taken over: ${failure.message} ${EARLIER_REVISION}`;
        ctx.emit({ kind: "warned", text });
        return { ended: true };
    },
    leaves: ({ application, deploymentGroup }, memo, recall) => {
        if (memo?.ended)
            return [];
        const deploymentId = recall("create-deployment")?.deploymentId;
        return [
            {
                what: `CodeDeploy deployment ${deploymentId} of ${application}/${deploymentGroup}, whose end was not seen to go well`,
                why: "",
                command: shell `aws deploy get-deployment --deployment-id ${deploymentId ?? ""}`,
            },
        ];
    },
};

/** Nothing may be launched, ended or replaced in a kept group, whatever Auto Scaling thinks of its members (rules 11, 12). */
const STILL = [...FROZEN, "Launch"];
/** A kept group is made ready to serve: held still, its members healthy in Auto Scaling's eyes. */
const wakeGroup = {
    title: ({ group }) => `Make ${group} ready to serve again`,
    async begin(ctx, { group }) {
        const suspended = suspendedIn(await groupNamed(ctx.aws, group));
        return { ours: STILL.filter((process) => !suspended.includes(process)) };
    },
    async apply(ctx, { group }, memo) {
        await suspend(ctx, group, STILL);
        await markHealthy(ctx, group);
        ctx.emit({ kind: "output", name: "green-group", value: group });
        return memo;
    },
    undo: {
        what: "green",
        async run(ctx, { group }, { ours }) {
            if (ours.length > 0 && (await findGroup(ctx.aws, group)))
                await ctx.aws("autoscaling:ResumeProcesses", { AutoScalingGroupName: group, ScalingProcesses: ours });
            return [];
        },
    },
    leaves: ({ group }, { ours }) => (ours.length > 0 ? [stillSuspended(group, ours)] : []),
};
/**
 * The kept group is an ordinary one again, but for one thing: what it launched would get the deployment group's last
 * successful revision, the one we came from (rule 11). Until that is the earlier one again its processes are held, and the
 * group says so in a tag, from which the next release knows that they are not the user's.
 */
const adoptKept = {
    title: ({ group, held }) => `Attach ${group} to the target groups${held ? "; it launches nothing until its revision is deployed again" : " and let Auto Scaling keep it"}`,
    begin: async () => null,
    async apply(ctx, { group, attached, processes, held }) {
        await attachAsBlue(ctx, { green: group, attached });
        await takeGroupTagOff(ctx, group, RETIRED_TAG);
        if (held)
            await setGroupTag(ctx, group, { key: HELD_TAG, value: processes.join(" ") }, false);
        else {
            await takeGroupTagOff(ctx, group, HELD_TAG);
            await resumeCarefully(ctx, group, processes);
        }
        return null;
    },
    leaves: ({ group, attached, processes }) => [
        stillSuspended(group, processes),
        {
            what: `${group} may not be attached to its target groups, and may carry the tag ${RETIRED_TAG}`,
            why: "",
            command: shell `aws autoscaling attach-load-balancer-target-groups --auto-scaling-group-name ${group} --target-group-arns ${attached}`,
        },
    ],
};

/** The fleet that served leaves rotation, only while the other has what it needs (rule 14). Undone with the traffic. */
const takeBlueOut = {
    title: () => "Take the fleet that served out of the load balancer",
    begin: async () => null,
    async apply(ctx) {
        const { targetGroups, blue, green, count } = fleetsAtHand(ctx);
        const sides = await sidesOf(ctx.aws, { blue, green });
        const views = await look$1(ctx.aws, targetGroups);
        const need = needLike(sides.blue, sides.green, count);
        const lacks = views.flatMap((view) => lacking(view, sides.green, need));
        if (lacks.length > 0)
            throw new Failure("kept-unhealthy", asSentence(`The kept fleet cannot serve alone: ${lacks.join("; ")}`));
        for (const view of views) {
            const left = stillIn$1(view, sides.blue);
            if (left.length > 0)
                await takeOut(ctx, view.group, left);
        }
        return null;
    },
};
/** Requests on their way are answered before the fleet leaves its group (law 1). */
const drainBlue = {
    title: () => "Wait until requests on their way are answered",
    begin: async (ctx) => ({ since: ctx.clock.now().getTime() }),
    async apply(ctx, _args, memo) {
        const { targetGroups, blue } = fleetsAtHand(ctx);
        const sides = await sidesOf(ctx.aws, { blue, green: undefined });
        await waitUntilDrained(ctx, targetGroups, sides.blue, memo.since);
        return memo;
    },
};

/** Detach-, Standby and attach calls take 20 instances (Auto Scaling API reference). */
const PER_CALL$2 = 20;
/** What becomes of blue's instances in a group that green shares with them: each leaves by its name. */
const LEAVE = {
    detach: "autoscaling:DetachInstances",
    terminate: "autoscaling:DetachInstances",
    keep: "autoscaling:EnterStandby",
};
/**
 * Takes instances out of their group, 20 a call and with decrement, and waits until they are out.
 * An answer that was lost is looked after: who is still in service is named again.
 */
async function leaveGroup(ctx, group, ids, how) {
    const wanted = new Set(ids);
    await poll(async () => {
        const inside = (await members(ctx.aws, { kind: "group", group })).filter(({ id }) => wanted.has(id));
        const serving = inService(inside).map(({ id }) => id);
        for (const InstanceIds of batches(serving, PER_CALL$2))
            await send$1(ctx, group, InstanceIds, how);
        if (serving.length === 0 && inside.every(({ state }) => state === "Standby"))
            return true;
        return undefined;
    }, { ...ctx, every: 5 * SECOND });
}
async function send$1(ctx, group, InstanceIds, how) {
    try {
        await ctx.aws(LEAVE[how], {
            AutoScalingGroupName: group,
            InstanceIds,
            ShouldDecrementDesiredCapacity: true,
        });
    }
    catch (error) {
        // Lost, or some of them are on their way out already: the next look tells.
        if (!(error instanceof Error) ||
            !(error.name === "LostAnswer" || refusedWith(error, "ScalingActivityInProgress")))
            throw error;
    }
}

const RETURN = { detach: "autoscaling:AttachInstances", keep: "autoscaling:ExitStandby" };
/** Both calls take 20 instances (Auto Scaling API reference). */
const PER_CALL$1 = 20;
/**
 * Kept instances are members in service of their group again, tagged as the fleet of this release. The group must have
 * Launch running and room for them (rule 19); nothing registers them yet.
 */
const returnKept = {
    title: ({ group, how }) => how === "keep"
        ? `Take the kept instances of ${group} out of Standby`
        : `Attach the kept instances to ${group}`,
    async begin(ctx, { retired, tag }) {
        const [one] = await instancesTagged(ctx.aws, retired);
        return { before: one?.Tags?.find(({ Key }) => Key === tag.key)?.Value ?? null };
    },
    async apply(ctx, args, memo) {
        const { group, retired, tag } = args;
        const ids = await keptIds(ctx, retired);
        await setTag(ctx, ids, tag.key, tag.value);
        await poll(() => returned(ctx, args, ids), { ...ctx, every: 5 * SECOND });
        // Attaching overwrote their tags with the group's.
        await setTag(ctx, ids, tag.key, tag.value);
        await awaitSeen(ctx, args, ids);
        await markHealthy(ctx, group);
        return memo;
    },
    undo: { what: "green", run: leaveAgain },
    leaves: ({ group, retired }) => [
        {
            what: `the kept instances (tagged ${retired.key}=${retired.value}) are members of ${group}`,
            why: "",
            command: shell `aws ec2 describe-instances --filters ${`Name=tag:${retired.key},Values=${retired.value}`}`,
        },
    ],
};
const keptIds = async (ctx, retired) => (await instancesTagged(ctx.aws, retired)).map(({ InstanceId }) => InstanceId);
/** One look: whoever is not on the way in yet is sent. True once all of them are in service. */
async function returned(ctx, args, ids) {
    const now = await groupNamed(ctx.aws, args.group);
    const states = new Map((now.Instances ?? []).map(({ InstanceId, LifecycleState }) => [InstanceId, LifecycleState]));
    const missing = ids.filter((id) => (args.how === "keep" ? states.get(id) === "Standby" : !states.has(id)));
    if (missing.length > 0) {
        const want = counted(now) + missing.length;
        if (now.MaxSize < want)
            await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
                AutoScalingGroupName: args.group,
                MaxSize: want,
            });
        for (const batch of batches(missing, PER_CALL$1))
            await send(ctx, args, batch);
        return undefined;
    }
    const coming = ids.filter((id) => states.get(id) !== "InService");
    if (coming.length === 0)
        return true;
    ctx.emit({ kind: "waiting", text: `${nameIds(coming)} are ${states.get(coming[0])} in ${args.group}` });
    return undefined;
}
async function send(ctx, { group, how }, InstanceIds) {
    try {
        await ctx.aws(RETURN[how], { AutoScalingGroupName: group, InstanceIds });
    }
    catch (error) {
        // It may have taken effect, or some of them are in already: the next look tells.
        if (!(error instanceof LostAnswer) && !refusedWith(error, "ScalingActivityInProgress"))
            throw error;
    }
}
async function setTag(ctx, ids, Key, Value) {
    for (const Resources of batches(ids, 500))
        await ctx.aws("ec2:CreateTags", { Resources, Tags: [{ Key, Value }] });
}
/** Who is of which fleet is read by the tag from now on, and such reads lag behind (rule 7): seen twice is seen. */
async function awaitSeen(ctx, { group, tag }, ids) {
    let streak = 0;
    await poll(async () => {
        const seen = new Set((await members(ctx.aws, { kind: "tagged", group, tag })).map(({ id }) => id));
        streak = ids.every((id) => seen.has(id)) ? streak + 1 : 0;
        return streak >= 2 ? true : undefined;
    }, { ...ctx, every: 3 * SECOND, deadline: within(ctx, 5 * MINUTE) });
}
/** They leave the group as they had left it, once no request can reach them. */
async function leaveAgain(ctx, args, { before }) {
    const { group, how, retired, tag, targetGroups } = args;
    const ids = await keptIds(ctx, retired);
    if (!(await findGroup(ctx.aws, group)))
        return [];
    const serving = await awaitDrained(ctx, targetGroups, ids);
    if (serving.length > 0)
        return [stillIn(args, ids, serving, before)];
    const inside = new Set((await members(ctx.aws, { kind: "group", group })).map(({ id }) => id));
    await leaveGroup(ctx, group, ids.filter((id) => inside.has(id)), how);
    if (before !== null)
        await setTag(ctx, ids, tag.key, before);
    return [];
}
/** Who still receives requests stays, and so does the tag that tells the fleets apart. */
function stillIn({ group, how, tag }, ids, serving, before) {
    const shown = ids.length > 50 ? ["<each of them>"] : ids;
    const out = shell `aws autoscaling ${how === "keep" ? "enter-standby" : "detach-instances"} --auto-scaling-group-name ${group} --should-decrement-desired-capacity --instance-ids ${shown}`;
    const untag = shell `aws ec2 create-tags --resources ${shown} --tags ${`Key=${tag.key},Value=${before ?? ""}`}`;
    return {
        what: `${countOf(ids.length, "kept instance")} in ${group}, tagged ${tag.key}=${tag.value}: ${ids.length > 50 ? nameIds(ids) : ids.join(", ")}`,
        why: `${nameIds(serving)} still receive requests`,
        command: before === null ? out : `${out} && ${untag}`,
    };
}
/** They are kept no more: the next release must not end them. */
const forgetKept = {
    title: ({ retired }) => `Take the tag ${retired.key} off the fleet that serves again`,
    begin: async () => null,
    async apply(ctx, { retired }) {
        for (const Resources of batches(await keptIds(ctx, retired), 500))
            await ctx.aws("ec2:DeleteTags", { Resources, Tags: [{ Key: retired.key, Value: retired.value }] });
        return null;
    },
    leaves: ({ retired }) => [
        {
            what: `the tag ${retired.key}=${retired.value} on instances that serve`,
            why: "",
            command: shell `aws ec2 describe-instances --filters ${`Name=tag:${retired.key},Values=${retired.value}`}`,
        },
    ],
};

/** Once enough are healthy, the rest is given so long: the fewer there are, the more each has to bear. */
const THE_REST = 30 * SECOND;
/** The kept fleet is registered and proven healthy in every target group, while the other one still serves (rule 14). */
const registerKept = {
    title: () => "Register the kept fleet and wait until it is healthy",
    async begin(ctx, { since: _since, ...between }) {
        const blue = zonesOf(await members(ctx.aws, between.blue));
        const views = await look$1(ctx.aws, between.targetGroups);
        const healthy = views.map((view) => healthyOf(view, blue).length);
        return {
            between,
            count: Math.max(1, Math.min(...healthy)),
            ports: views.map((view) => portsOf(view, blue)),
        };
    },
    async apply(ctx, { since }, memo) {
        const { targetGroups, green, blue } = memo.between;
        const kept = zonesOf(inService(await members(ctx.aws, green)));
        if (kept.size < memo.count)
            throw tooFew(kept.size, memo.count);
        const ids = [...kept.keys()];
        ctx.emit({ kind: "output", name: "green-instance-ids", value: JSON.stringify(ids) });
        for (const [index, view] of (await look$1(ctx.aws, targetGroups)).entries())
            await bringIn(ctx, view, ids, memo.ports[index] ?? [view.group.port]);
        const toRegistered = secondsSince(ctx, since);
        await awaitHealthy(ctx, memo, kept, zonesOf(await members(ctx.aws, blue)));
        const seconds = secondsSince(ctx, since);
        ctx.emit({ kind: "output", name: "seconds-to-blue", value: String(seconds) });
        ctx.emit({
            kind: "said",
            text: `Time to blue: ${seconds} s, ${toRegistered} s until it was registered and ${seconds - toRegistered} s until it was healthy. ${countOf(kept.size, "instance")} of the earlier fleet are in rotation.`,
        });
        return memo;
    },
    undo: { what: "traffic", run: giveBack },
    leaves: ({ targetGroups }) => [
        {
            what: `the kept fleet may be registered in target group ${targetGroups.map(({ arn }) => targetGroupName(arn)).join(", ")}`,
            why: "",
            command: shell `aws elbv2 describe-target-health --target-group-arn ${targetGroups[0]?.arn ?? ""}`,
        },
    ],
};
const secondsSince = (ctx, since) => Math.round((ctx.clock.now().getTime() - since) / SECOND);
const portsOf = (view, fleet) => {
    const ports = view.targets.filter(({ id }) => fleet.has(id)).map(({ port }) => port);
    return ports.length > 0 ? [...new Set(ports)].sort((a, b) => a - b) : [view.group.port];
};
/** As many as serve now, in every zone that they serve; all of them where that takes no longer than a moment. */
async function awaitHealthy(ctx, memo, kept, blue) {
    let enoughAt;
    await waitForTargets(ctx, {
        groups: memo.between.targetGroups,
        lacks(views) {
            const lacks = views.flatMap((view) => lacking(view, kept, needLike(blue, kept, memo.count)));
            if (lacks.length > 0)
                return lacks;
            enoughAt ??= ctx.clock.monotonic();
            if (ctx.clock.monotonic() - enoughAt >= THE_REST)
                return [];
            return views.flatMap((view) => lacking(view, kept, { count: kept.size, perZone: {} }));
        },
        saying: "Waiting for the kept fleet to be healthy",
        patience: healthyWithin(memo.between.targetGroups),
        code: "kept-unhealthy",
        remedy: "The kept fleet cannot serve any more: roll back with `way: redeploy`, or correct the instances.",
    });
}
const tooFew = (there, count) => new Failure("kept-too-few", `Only ${countOf(there, "instance")} of the kept fleet are in service, and ${count} serve now.`, "Roll back with `way: redeploy`.");
/** The way back of a way back: traffic stays on, or returns to, what served; only then the kept fleet leaves. */
function giveBack(ctx, _args, memo) {
    const { targetGroups: groups, blue, green } = memo.between;
    return backToBlue(ctx, { groups, ports: memo.ports, blue, green, count: memo.count, greenWasIn: true });
}

/** As soon as CodeDeploy's copy shows the new template, blue gets its own template version and tag back (rule 9). */
const followCopy = {
    title: ({ blue }) => `Wait for CodeDeploy's copy, then give ${blue} its own template version and tag back`,
    begin: async () => null,
    async apply(ctx, { deploymentGroup, blue, tag }) {
        const deploymentId = ctx.recall("create-deployment").deploymentId;
        const copy = copyName(deploymentGroup, deploymentId);
        await awaitCopy(ctx, copy);
        ctx.emit({ kind: "output", name: "green-group", value: copy });
        // Whoever goes on with it late may find that CodeDeploy has ended blue already.
        await unlessGone(async () => {
            await setTemplateVersion(ctx, blue, ctx.recall("move-template").before);
            await restoreGroupTag(ctx, blue, tag.key, ctx.recall("tag-group").before);
        });
        return null;
    },
};
async function awaitCopy(ctx, copy) {
    const { version } = ctx.recall("create-template-version");
    await poll(async () => {
        const group = await findGroup(ctx.aws, copy);
        if (group && templateOf(group)?.Version === String(version))
            return true;
        if (group)
            throw new Failure("copy-of-another-template", `${copy} was made with template version ${templateOf(group)?.Version}, not ${version}: somebody changed blue's group meanwhile.`, "Let nothing else change the group during a deployment, and run again.");
        await refuseEnded(ctx);
        ctx.emit({ kind: "waiting", text: `CodeDeploy has not made ${copy} yet` });
        return undefined;
    }, { ...ctx, every: 5 * SECOND });
}
/** A deployment that ended before there was a copy never makes one. */
async function refuseEnded(ctx) {
    const hand = deploymentAtHand(ctx);
    const info = await getDeployment(ctx, hand.deploymentId);
    if (isTerminal(info) && phaseOf(info) !== "succeeded")
        throw await endedBadly(ctx, hand, info);
}

/** The same group grows by N; only the new instances carry the green tag. */
const growGroup = {
    title: ({ group, count, tag }) => `Grow ${group} by ${count} green instances tagged ${tag.key}=${tag.value}`,
    async begin(ctx, { group }) {
        const count = membersInService(await groupNamed(ctx.aws, group)).length;
        return { count, after: await newestActivity(ctx.aws, group) };
    },
    async apply(ctx, { group, tag }, memo) {
        const { max, desired } = ctx.recall("note-sizes");
        const want = desired + memo.count;
        if ((await groupNamed(ctx.aws, group)).DesiredCapacity < want)
            await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
                AutoScalingGroupName: group,
                MaxSize: Math.max(max, want),
                DesiredCapacity: want,
            });
        const ready = await awaitInService(ctx, { kind: "tagged", group, tag }, { count: memo.count, desired: want, after: memo.after });
        ctx.emit({
            kind: "output",
            name: "green-instance-ids",
            value: JSON.stringify(ready.map(({ id }) => id)),
        });
        return memo;
    },
    undo: { what: "green", run: endGreen },
    leaves: ({ group, tag }) => [
        {
            what: `instances of ${group} tagged ${tag.key}=${tag.value}`,
            why: "",
            command: endCommand("<each of them>"),
        },
    ],
};
/** Rule 6: no more launches, desired as many as there are, then each green is ended by name with decrement. */
async function endGreen(ctx, { group, tag, targetGroups }) {
    if (!(await findGroup(ctx.aws, group)))
        return [];
    await suspend(ctx, group, ["Launch"]);
    const ids = await greenMembers(ctx, group, tag);
    await wantWhatIsThere(ctx, group, ids.length);
    const serving = await awaitDrained(ctx, targetGroups, ids);
    if (serving.length > 0)
        return [stillThere$1(group, serving)];
    await endByName(ctx, group, ids);
    await poll(async () => ((await greenMembers(ctx, group, tag)).length === 0 ? true : undefined), {
        ...ctx,
        every: 5 * SECOND,
    });
    return [];
}
/**
 * Green's members, those that run no more included: by the template version they were launched from, which the group
 * itself knows at once and for good, and by the tag.
 */
async function greenMembers(ctx, group, tag) {
    const { version } = ctx.recall("create-template-version") ?? {};
    const tagged = await members(ctx.aws, { kind: "tagged", group, tag });
    const { Instances } = await groupNamed(ctx.aws, group);
    const launched = (Instances ?? []).filter(({ LaunchTemplate }) => LaunchTemplate?.Version === String(version));
    return [...new Set([...tagged.map(({ id }) => id), ...launched.map(({ InstanceId }) => InstanceId)])];
}
/** So that ending green, one by one, neither launches another instance nor is refused for the group's minimum. */
async function wantWhatIsThere(ctx, group, leaving) {
    const now = await groupNamed(ctx.aws, group);
    const want = counted(now);
    if (leaving === 0 && now.DesiredCapacity === want)
        return; // it never grew
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: group,
        MinSize: Math.max(0, Math.min(now.MinSize, want - leaving)),
        DesiredCapacity: want,
    });
}
const stillThere$1 = (group, serving) => ({
    what: `green's instances in ${group}`,
    why: `${nameIds(serving)} still receive requests`,
    command: endCommand(serving.length === 1 ? serving[0] : "<each of them>"),
});
const endCommand = (id) => shell `aws autoscaling terminate-instance-in-auto-scaling-group --instance-id ${id} --should-decrement-desired-capacity`;

/** Watches CodeDeploy install the revision on green, until it is ready or begins to get traffic. */
const installGreen = {
    title: ({ application }) => `Install ${application} on green`,
    begin: async () => null,
    async apply(ctx) {
        const hand = deploymentAtHand(ctx);
        let untold = hand.settings.fleets.green === "copy";
        const info = await watch(ctx, watchedOf(ctx, hand, true), async (sight) => {
            if (untold && sight.targets.size > 0)
                await tellInstances(ctx, hand);
            untold &&= sight.targets.size === 0;
            const installed = phaseOf(sight.info) === "ready" || [...sight.targets.values()].some(movesTraffic);
            return installed || isTerminal(sight.info) ? sight.info : undefined;
        });
        if (isTerminal(info) && phaseOf(info) !== "succeeded")
            throw await endedBadly(ctx, hand, info);
        return null;
    },
};
/** Who green is, where CodeDeploy launched it. */
async function tellInstances(ctx, { green }) {
    const ids = (await members(ctx.aws, green)).map(({ id }) => id);
    ctx.emit({ kind: "output", name: "green-instance-ids", value: JSON.stringify(ids) });
}
/** An event of the shift has begun on it. */
const movesTraffic = ({ events }) => events.some(({ name, status }) => name.endsWith("Traffic") && status !== "Pending" && status !== "Skipped");

/** Green gets as many instances as blue has, and all of them are in service. */
const launchGreen = {
    title: ({ green, count }) => `Launch ${count} green instances in ${green} and wait until they are in service`,
    begin: async () => null,
    async apply(ctx, { blue, green }) {
        const count = inService(await members(ctx.aws, { kind: "group", group: blue })).length;
        await raise(ctx, green, count);
        // The group is this release's own: whatever was ever launched in it is green's.
        const growth = { count, desired: count, after: null };
        const ready = await awaitInService(ctx, { kind: "group", group: green }, growth);
        ctx.emit({
            kind: "output",
            name: "green-instance-ids",
            value: JSON.stringify(ready.map(({ id }) => id)),
        });
        return null;
    },
};
/** Raises green to at least `count`; never lowers it (rule 5). Returns what it was asked for before. */
async function raise(ctx, green, count) {
    const group = await groupNamed(ctx.aws, green);
    const before = group.DesiredCapacity;
    if (before >= count)
        return before;
    await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
        AutoScalingGroupName: green,
        DesiredCapacity: count,
        MaxSize: Math.max(group.MaxSize, count),
    });
    return before;
}

/** Blue may have scaled while green booted: now that it is frozen, green is brought to the same number (rules 4, 7). */
const matchGreen = {
    title: ({ blue, green }) => `Bring ${green} to the size that ${blue} has now`,
    begin: async (ctx, { green }) => ({ after: await newestActivity(ctx.aws, green) }),
    async apply(ctx, { blue, green }, memo) {
        const count = (await atRest(ctx, blue)).length;
        const asked = await raise(ctx, green, count);
        const ready = await awaitInService(ctx, { kind: "group", group: green }, { count, desired: count, after: memo.after });
        // Who was asked for beyond that may be launching still.
        if (asked > count || ready.length > count)
            await endSurplus(ctx, green, (await atRest(ctx, green)).slice(count));
        return memo;
    },
};
/** Who is in service: final only once what the group began to launch or end before is over. */
async function atRest(ctx, group) {
    return poll(async () => {
        const now = await members(ctx.aws, { kind: "group", group });
        const moving = now.find(({ state }) => /^(Pending|Terminating)/.test(state));
        if (!moving)
            return inService(now);
        const text = `${group} is still moving: ${moving.id} is ${moving.state}`;
        ctx.emit({ kind: "waiting", text });
        return undefined;
    }, { ...ctx, every: 5 * SECOND });
}
/** A fleet shrinks only by naming instances (rule 5); these serve nobody yet. */
async function endSurplus(ctx, green, surplus) {
    for (const { id } of surplus)
        await ctx.aws("autoscaling:TerminateInstanceInAutoScalingGroup", {
            InstanceId: id,
            ShouldDecrementDesiredCapacity: true,
        });
    if (surplus.length === 0)
        return;
    const gone = new Set(surplus.map(({ id }) => id));
    await poll(async () => {
        const left = (await members(ctx.aws, { kind: "group", group: green })).filter(({ id }) => gone.has(id));
        return left.length === 0 ? true : undefined;
    }, { ...ctx, every: 5 * SECOND });
}

/** Members that stay, launched from this version of the group's template: the group itself knows at once and for good. */
const launchedFrom = (group, version) => countedMembers(group)
    .filter(({ LaunchTemplate }) => LaunchTemplate?.Version === String(version))
    .map(({ InstanceId }) => InstanceId);
/**
 * Somebody, or Auto Scaling, had the group launch instances while it was pointed at green's template: they run what is
 * being gone back from. They are taken out, drained and ended by name, and the group launches others in their place: at
 * most half of it at once, and the next ones when it is whole again.
 * @returns those that stay as a leftover
 */
async function replaceLaunched(ctx, name, version) {
    for (;;) {
        const group = await findGroup(ctx.aws, name);
        const ids = group ? launchedFrom(group, version) : [];
        if (!group || ids.length === 0)
            return [];
        const why = await replaceSome(ctx, group, ids);
        if (why !== undefined)
            return [leftover(name, version, ids, why)];
    }
}
/** Undefined: well. Otherwise why they stay. */
async function replaceSome(ctx, group, ids) {
    // Out of rotation and not ended, Auto Scaling would end them as unhealthy, drained or not.
    if (ctx.hurry)
        return "there is no time to wait until their requests are answered";
    const name = group.AutoScalingGroupName;
    const some = ids.slice(0, Math.floor(counted(group) / 2));
    if (some.length === 0)
        return "nobody else is in the group";
    const targetGroups = group.TargetGroupARNs ?? [];
    ctx.emit({ kind: "said", text: `${nameIds(some)} of ${name} came from green's template: replaced` });
    try {
        for (const arn of targetGroups)
            await deregister(ctx, arn, some);
        const reached = await awaitDrained(ctx, targetGroups, some, ctx.clock.now().getTime());
        if (reached.length > 0)
            return `requests may still reach ${nameIds(reached)}`;
        await endByName(ctx, name, some, false);
        if (some.length < ids.length)
            await awaitWhole(ctx, name, some);
        return undefined;
    }
    catch (error) {
        if (stopsRun(error))
            throw error;
        return messageOf(error);
    }
}
/** As many in service as the group is asked for, and in every target group of its. */
async function awaitWhole(ctx, name, ended) {
    const isWhole = async () => {
        const group = await groupNamed(ctx.aws, name);
        const { DesiredCapacity = 0, TargetGroupARNs = [] } = group;
        const ids = membersInService(group)
            .map(({ InstanceId }) => InstanceId)
            .filter((id) => !ended.includes(id));
        const waiting = (await reachable(ctx, TargetGroupARNs, ids)).filter(({ state }) => state === "initial");
        return ids.length >= DesiredCapacity && waiting.length === 0 ? true : undefined;
    };
    await poll(isWhole, { ...ctx, every: 10 * SECOND, deadline: within(ctx, BROUGHT_UP) });
}
async function deregister(ctx, arn, ids) {
    const { TargetHealthDescriptions = [] } = await ctx.aws("elasticloadbalancing:DescribeTargetHealth", {
        TargetGroupArn: arn,
    });
    const all = TargetHealthDescriptions.map(({ Target }) => ({ id: Target.Id, port: Target.Port }));
    const theirs = all.filter(({ id }) => ids.includes(id));
    await takeOut(ctx, { arn }, theirs);
}
const leftover = (group, version, ids, why) => ({
    what: `instances of ${group} launched from template version ${version}: ${nameIds(ids)}`,
    why,
    command: shell `aws autoscaling terminate-instance-in-auto-scaling-group --instance-id ${ids.length === 1 ? ids[0] : "<each of them>"} --no-should-decrement-desired-capacity`,
});

const madeBy = (ctx) => ctx.recall("create-template-version")?.version;
/** The group's next instances come from the new template version. */
const moveTemplate = {
    title: ({ group, version }) => `Point ${group} at ${version === undefined ? "the new launch template version" : `launch template version ${version}`}`,
    async begin(ctx, { group, replaces }) {
        const now = replaces ? await wholeGroup(ctx, group) : await groupNamed(ctx.aws, group);
        return { before: templateOf(now).Version };
    },
    async apply(ctx, { group, version }, memo) {
        await setTemplateVersion(ctx, group, version ?? String(madeBy(ctx)));
        return memo;
    },
    undo: {
        what: "template",
        async run(ctx, { group, replaces }, { before }) {
            if (!(await findGroup(ctx.aws, group)))
                return [];
            await setTemplateVersion(ctx, group, before, true);
            const made = madeBy(ctx);
            return replaces && made !== undefined ? replaceLaunched(ctx, group, made) : [];
        },
    },
    async isLeft(ctx, { group }, { before }) {
        const there = await findGroup(ctx.aws, group);
        return there !== undefined && templateOf(there)?.Version !== before;
    },
    leaves: ({ group, template }, { before }) => [
        {
            what: `the launch template version of ${group}: it was ${before}`,
            why: "",
            command: templateCommand(group, template, before),
        },
    ],
};
/** An instance boots and gets its application; CodeDeploy's launch hook waits no longer than this either. */
const WHOLE_WITHIN = 10 * MINUTE;
/**
 * CodeDeploy makes its copy as large as the number of healthy instances that the group has at that instant (CodeDeploy user
 * guide, deployment-groups-create-blue-green): whoever is being launched in a lost one's place would have no counterpart in
 * green. A group that does not become whole in time is copied as it is.
 */
async function wholeGroup(ctx, group) {
    const deadline = Math.min(within(ctx, WHOLE_WITHIN).getTime(), ctx.deadline.getTime());
    return poll(async () => {
        const now = await groupNamed(ctx.aws, group);
        const serving = membersInService(now).length;
        const isWhole = serving >= now.DesiredCapacity || suspendedIn(now).includes("Launch");
        if (isWhole || ctx.clock.now().getTime() >= deadline)
            return now;
        const text = `${group} is not whole: ${serving} of ${now.DesiredCapacity} instances are in service`;
        ctx.emit({ kind: "waiting", text });
        return undefined;
    }, { ...ctx, every: 5 * SECOND, deadline: new Date(deadline) });
}

/** Green becomes an ordinary group: attached, sized, its processes running again, Launch last (rules 8, 12, 22). */
const openGreen = {
    title: ({ green }) => `Attach ${green} to the target groups and let Auto Scaling keep it`,
    begin: async () => null,
    async apply(ctx, args) {
        await requireHook(ctx, args.green);
        await attachAsBlue(ctx, args);
        await sizeAsBlue(ctx, args);
        await suspend(ctx, args.green, args.suspended);
        await resumeCarefully(ctx, args.green, held$1(args));
        await protectAsBlue(ctx, args);
        await awaitReplacement(ctx);
        return null;
    },
    leaves: (args) => [stillSuspended(args.green, held$1(args))],
};
const held$1 = ({ suspended }) => [...new Set([...GREEN_HELD, ...GREEN_FROZEN, ...FROZEN])].filter((process) => !suspended.includes(process));
/** Without CodeDeploy's hook whatever is launched gets no application: the group stays closed (rule 8). */
async function requireHook(ctx, green) {
    const { LifecycleHooks } = await ctx.aws("autoscaling:DescribeLifecycleHooks", {
        AutoScalingGroupName: green,
    });
    if (LifecycleHooks?.some(isCodeDeployLaunchHook))
        return;
    throw new Failure("hook-missing", `${green} has no launch hook of CodeDeploy, so that new instances would come up without the application; its processes stay suspended.`, "Put the group into the deployment group, see that the hook is there, then resume the processes.");
}

/**
 * CodeDeploy leaves its copy behind when a deployment fails or is stopped (CodeDeploy user guide and field reports).
 * This step stands before the deployment, so that its undo knows of the copy whenever it came to be.
 */
const ownCopy = {
    title: ({ deploymentGroup }) => `Take charge of the copy that CodeDeploy will make for ${deploymentGroup}`,
    begin: async () => null,
    apply: async () => null,
    undo: {
        what: "green",
        beside: true,
        async run(ctx, { application, deploymentGroup, targetGroups }) {
            const memo = ctx.recall("create-deployment");
            const deploymentId = memo && (await deploymentIdOf(ctx, memo));
            if (!deploymentId)
                return [];
            const copy = copyName(deploymentGroup, deploymentId);
            if (!(await findGroup(ctx.aws, copy)))
                return [];
            const why = await notToDelete(ctx, application, deploymentGroup, copy, deploymentId);
            if (why)
                return [{ what: `Auto Scaling group ${copy}`, why, command: deleteGroupCommand(copy) }];
            return deleteGroup(ctx, copy, targetGroups);
        },
    },
    async isLeft(ctx, { deploymentGroup }) {
        const copy = copyIn(ctx.recall, deploymentGroup);
        return copy !== undefined && (await findGroup(ctx.aws, copy)) !== undefined;
    },
    leaves({ deploymentGroup }, _memo, recall) {
        const copy = copyIn(recall, deploymentGroup);
        if (!copy)
            return [];
        return [{ what: `Auto Scaling group ${copy}`, why: "", command: deleteGroupCommand(copy) }];
    },
};
/** The copy's name, as far as the record tells. */
function copyIn(recall, deploymentGroup) {
    const deploymentId = recall("create-deployment")?.deploymentId;
    return deploymentId && copyName(deploymentGroup, deploymentId);
}
/** Only the copy of exactly this deployment is deleted, and never what the deployment group points at: why not, if so. */
async function notToDelete(ctx, applicationName, deploymentGroupName, copy, deploymentId) {
    const group = await findGroup(ctx.aws, copy);
    const stamped = group?.Tags?.some(({ Key, Value }) => Key === "CodeDeployProvisioningDeploymentId" && Value === deploymentId);
    if (!stamped)
        return `it does not carry the tag CodeDeployProvisioningDeploymentId=${deploymentId}`;
    const { deploymentGroupInfo } = await ctx.aws("codedeploy:GetDeploymentGroup", {
        applicationName,
        deploymentGroupName,
    });
    const named = deploymentGroupInfo.autoScalingGroups?.some(({ name }) => name === copy);
    return named ? `the deployment group ${deploymentGroupName} names it` : undefined;
}

const pinTemplate = {
    title: ({ group, moving, number }) => `Pin ${group} to version ${number} of its launch template (now ${moving})`,
    begin: async () => null,
    async apply(ctx, { group, number }) {
        await setTemplateVersion(ctx, group, String(number));
        return null;
    },
    undo: {
        what: "template",
        async run(ctx, { group, template, moving }) {
            if (!(await findGroup(ctx.aws, group)))
                return [];
            await refuseOurs(ctx, template, moving);
            await setTemplateVersion(ctx, group, moving, true);
            return [];
        },
    },
    leaves: ({ group, template, moving }) => [
        {
            what: `the launch template version of ${group}: it was ${moving}`,
            why: "",
            command: templateCommand(group, template, moving),
        },
    ],
};
/** While our version is the latest, or somebody made it the default, a moving version would have blue launch the new AMI. */
async function refuseOurs(ctx, template, moving) {
    const { version } = ctx.recall("create-template-version") ?? {};
    if (version === undefined)
        return;
    const { LaunchTemplates } = await ctx.aws("ec2:DescribeLaunchTemplates", { LaunchTemplateIds: [template] });
    const { LatestVersionNumber: latest, DefaultVersionNumber: standard } = LaunchTemplates?.[0] ?? {};
    if ((moving === "$Latest" ? latest : standard) !== version)
        return;
    throw new Failure(moving === "$Latest" ? "latest-is-ours" : "default-is-ours", `${moving} of ${template} is still our version ${version}: ${moving === "$Latest" ? "delete that first" : "make another one the default first"}, or the group launches the new AMI.`);
}

/** Deletes a green group that a failed release left; never one whose instances requests can reach. */
const removeGroup = {
    title: ({ group }) => `Delete the Auto Scaling group ${group} and its instances`,
    begin: async () => null,
    async apply(ctx, { group, targetGroups }) {
        if (!(await findGroup(ctx.aws, group)))
            return null;
        const [left] = await deleteGroup(ctx, group, targetGroups);
        if (left)
            throw new Failure("group-serves", `${left.what} is not deleted: ${left.why}.`);
        return null;
    },
    leaves: ({ group }) => [
        { what: `Auto Scaling group ${group}`, why: "", command: deleteGroupCommand(group) },
    ],
};

/** The command with which a person does it. */
const removeVersionCommand = (template, version) => shell `aws ec2 delete-launch-template-versions --launch-template-id ${template} --versions ${version}`;
/** Deletes the template version of a failed release, unless a group launches from it. */
const removeTemplateVersion = {
    title: ({ template, version }) => `Delete version ${version} of launch template ${template}`,
    begin: async () => null,
    async apply(ctx, { template, version }) {
        const users = await groupsOn(ctx.aws, template, version);
        if (users.length > 0)
            throw new Failure("version-in-use", `Version ${version} of ${template} is what ${users.join(", ")} launch from.`);
        try {
            const deleted = await ctx.aws("ec2:DeleteLaunchTemplateVersions", {
                LaunchTemplateId: template,
                Versions: [String(version)],
            });
            const [kept] = keptVersions(deleted);
            if (kept)
                throw new Failure("version-kept", `Version ${version} of ${template} is not deleted: ${kept.why}`);
        }
        catch (error) {
            if (!refusedWith(error, "InvalidLaunchTemplateId.NotFound"))
                throw error;
        }
        return null;
    },
    leaves: ({ template, version }) => [
        {
            what: `version ${version} of launch template ${template}`,
            why: "",
            command: removeVersionCommand(template, String(version)),
        },
    ],
};
/** A group that is being deleted launches nothing any more. */
async function groupsOn(aws, template, version) {
    const groups = await allPages((token) => aws("autoscaling:DescribeAutoScalingGroups", {
        MaxRecords: 100,
        ...(token ? { NextToken: token } : {}),
    }), (page) => page.AutoScalingGroups, (page) => page.NextToken);
    return groups
        .filter((group) => {
        const spec = templateOf(group);
        return !group.Status && spec?.LaunchTemplateId === template && spec.Version === String(version);
    })
        .map(({ AutoScalingGroupName }) => AutoScalingGroupName);
}

/**
 * How a group's members lie over its zones, where AZRebalance would launch one and end another for it (it acts when
 * zones differ by two; EC2 Auto Scaling user guide, "Rebalancing activities"): `2 in us-east-1a, 0 in us-east-1b`. Undefined: it would not.
 */
function unevenIn(group) {
    const counts = new Map((group.AvailabilityZones ?? []).map((zone) => [zone, 0]));
    for (const { AvailabilityZone: zone = "" } of membersInService(group))
        counts.set(zone, (counts.get(zone) ?? 0) + 1);
    if (Math.max(...counts.values()) - Math.min(...counts.values()) < 2)
        return undefined;
    return [...counts].map(([zone, count]) => `${count} in ${zone}`).join(", ");
}

const REBALANCE = "AZRebalance";
/** After blue has left: sizes, template and processes of the group end right, and its name never changed. */
const restoreGroup = {
    title: ({ group }) => `Give ${group} its own sizes and processes back`,
    begin: async () => null,
    async apply(ctx, { group, template, configured, bare }, memo, save) {
        const sizes = ctx.recall("note-sizes");
        const { MinSize, MaxSize, DesiredCapacity } = await groupNamed(ctx.aws, group);
        const max = Math.max(sizes.max, DesiredCapacity);
        if (MinSize !== sizes.min || MaxSize !== max)
            await ctx.aws("autoscaling:UpdateAutoScalingGroup", {
                AutoScalingGroupName: group,
                MinSize: Math.min(sizes.min, DesiredCapacity),
                MaxSize: max,
            });
        if (configured === "$Latest")
            await followLatestAgain(ctx, group, template);
        const frozen = ctx.recall("freeze-blue");
        const ours = resumable(frozen);
        const uneven = bare && ours.includes(REBALANCE) ? unevenIn(await groupNamed(ctx.aws, group)) : undefined;
        if (uneven) {
            await save({ held: [REBALANCE] });
            await setGroupTag(ctx, group, { key: HELD_TAG, value: REBALANCE }, false);
            await resumeCarefully(ctx, group, without(ours, [REBALANCE]));
            throw wouldRebalance(group, uneven);
        }
        await resumeCarefully(ctx, group, ours);
        if (frozen.held)
            await takeGroupTagOff(ctx, group, HELD_TAG);
        return memo;
    },
    leaves: ({ group }, memo, recall) => {
        const processes = memo?.held ?? resumable(recall("freeze-blue"));
        return [stillSuspended(group, processes)];
    },
};
const without = (processes, some) => processes.filter((process) => !some.includes(process));
/** Green came to lie otherwise than blue: rebalancing would put an instance without the application for one that serves. */
const wouldRebalance = (group, uneven) => new Failure("zones-uneven", `Green lies unevenly over the zones of ${group} (${uneven}): ${REBALANCE} would end instances that serve, for new ones without the application. It stays suspended until a later release lies evenly.`, "Put the application into the AMI and say `application-in-image: true`, or make the group's size a multiple of its zones and deploy again.");
/** `$Latest` is given back only while it means our version. */
async function followLatestAgain(ctx, group, template) {
    const { version } = ctx.recall("create-template-version");
    const { LaunchTemplates } = await ctx.aws("ec2:DescribeLaunchTemplates", { LaunchTemplateIds: [template] });
    const latest = LaunchTemplates[0].LatestVersionNumber;
    if (latest === version)
        await setTemplateVersion(ctx, group, "$Latest");
    else
        ctx.emit({
            kind: "warned",
            text: `${group} stays at version ${templateOf(await groupNamed(ctx.aws, group))?.Version} of ${template}: $Latest now means version ${latest}, which is not ours.`,
        });
}

/** Processes that a failed release suspended run again, and nobody who serves is replaced for it (rule 12). */
const resumeProcesses = {
    title: ({ group, processes }) => `Resume ${processes.join(", ")} of ${group}`,
    begin: async () => null,
    async apply(ctx, { group, processes }) {
        if (await findGroup(ctx.aws, group))
            await resumeCarefully(ctx, group, processes);
        return null;
    },
    leaves: ({ group, processes }) => [stillSuspended(group, processes)],
};

/**
 * Looks again before blue is retired: time has passed since green was seen to serve alone, and somebody, or CodeDeploy,
 * may have brought blue back. Throws a Failure where blue is in rotation and green could not serve without it (law 1).
 */
async function requireBlueNotNeeded(ctx) {
    const { targetGroups, green, count, ...fleets } = fleetsAtHand(ctx);
    const blue = zonesOf(await members(ctx.aws, fleets.blue));
    const views = await look$1(ctx.aws, targetGroups);
    const serving = views.flatMap((view) => {
        const still = stillIn$1(view, blue);
        return still.length > 0 ? [{ view, still }] : [];
    });
    if (serving.length === 0)
        return;
    const zones = zonesOf(await members(ctx.aws, green));
    const needed = serving.filter(({ view }) => lacking(view, zones, { count, perZone: {} }).length > 0);
    if (needed.length === 0)
        return;
    throw new Failure("blue-serves", `Blue serves again in ${needed.map(({ view, still }) => nameTargets(view, still)).join("; ")}, and green alone could not: blue is not retired.`, "Find out who brought blue back.");
}

const TITLES$1 = {
    detach: "Detach blue's group from its target groups; it runs on until the next release",
    keep: "Keep blue's group running, detached, until the next release",
    terminate: "End blue's group",
};
/** Blue's group after the commit point. CodeDeploy may have deleted it already. */
const retireGroup = {
    title: ({ how, name }) => `${TITLES$1[how]} (${name})`,
    begin: async () => null,
    async apply(ctx, { how, ...group }) {
        if (!(await findGroup(ctx.aws, group.name)))
            return null;
        await requireBlueNotNeeded(ctx);
        const retired = { key: RETIRED_TAG, value: tagValueOf(ctx.release.target, ctx.release.number) };
        await setGroupTag(ctx, group.name, retired, false);
        await GROUP_RETIREMENTS[how](ctx, group);
        return { retired: true };
    },
    leaves: (args, memo) => [
        memo?.retired
            ? { what: `blue's Auto Scaling group ${args.name}, which is retired`, why: "", command: putBack(args) }
            : { what: `blue's Auto Scaling group ${args.name}`, why: "", command: byHand(args) },
    ],
};
/** What a person does who wants it as it was, as far as it is there; its sizes this release has not noted. */
function putBack({ how, name, attached, ours }) {
    if (how === "terminate" && ours)
        return "";
    const tag = { ResourceId: name, ResourceType: "auto-scaling-group", Key: RETIRED_TAG };
    return [
        ...(how === "terminate"
            ? [
                shell `aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${name} --min-size ${"<as before>"} --desired-capacity ${"<as before>"}`,
            ]
            : []),
        ...(attached.length > 0
            ? [
                shell `aws autoscaling attach-load-balancer-target-groups --auto-scaling-group-name ${name} --target-group-arns ${attached}`,
            ]
            : []),
        shell `aws autoscaling delete-tags --tags ${JSON.stringify([tag])}`,
    ].join(" && ");
}
/** What a person does in our place; nothing that we did not make is ever deleted. */
function byHand({ how, name, attached, ours }) {
    if (how !== "terminate")
        return shell `aws autoscaling detach-load-balancer-target-groups --auto-scaling-group-name ${name} --target-group-arns ${attached}`;
    return ours
        ? deleteGroupCommand(name)
        : shell `aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${name} --min-size 0 --desired-capacity 0`;
}

const TITLES = {
    detach: "Detach blue's instances from the group, by name; they run on until the next release",
    keep: "Put blue's instances into Standby",
    terminate: "Detach blue's instances from the group, by name, and end them",
};
/** Blue's instances leave the group they share with green: by name, so that Auto Scaling never chooses (rule 5). */
const retireInstances = {
    title: ({ how, group }) => `${TITLES[how]} (${group})`,
    begin: async () => null,
    async apply(ctx, args) {
        await requireBlueNotNeeded(ctx);
        const ids = args.how === "terminate" ? await allOfBlue(ctx, args) : await blueIds(ctx, args);
        await leaveGroup(ctx, args.group, ids, args.how);
        if (args.how === "terminate")
            await end(ctx, args.targetGroups, ids);
        return null;
    },
    // With blue still in it, out of rotation, the group would replace blue and launch more of green.
    gate: true,
    leaves: ({ group, tag }) => [
        {
            what: `blue's instances in or of ${group} (members without ${tag.key}=${tag.value}, or tagged ${RETIRED_TAG})`,
            why: "",
            command: shell `aws autoscaling detach-instances --auto-scaling-group-name ${group} --should-decrement-desired-capacity --instance-ids ${"<ids>"}`,
        },
    ],
};
/**
 * Blue, tagged as retired before it leaves the group: a killed run finds it again by that tag. What was launched from our
 * template version is green, even where EC2 does not show its tag yet.
 */
async function blueIds(ctx, { group, tag }) {
    const retired = retiredTag(ctx);
    const { version } = ctx.recall("create-template-version") ?? {};
    const { Instances } = await groupNamed(ctx.aws, group);
    const green = (Instances ?? []).filter(({ LaunchTemplate }) => LaunchTemplate?.Version === String(version));
    const inside = (await members(ctx.aws, { kind: "untagged", group, tag }))
        .filter(({ id, state }) => state !== "Standby" && !green.some(({ InstanceId }) => InstanceId === id))
        .map(({ id }) => id);
    for (const Resources of batches(inside, 500))
        await ctx.aws("ec2:CreateTags", { Resources, Tags: [{ Key: retired.key, Value: retired.value }] });
    const outside = (await instancesTagged(ctx.aws, retired)).map(({ InstanceId }) => InstanceId);
    return [...new Set([...inside, ...outside])];
}
const retiredTag = ({ release }) => ({
    key: RETIRED_TAG,
    value: tagValueOf(release.target, release.number),
});
/** Filters find by a new tag some time later (EC2 developer guide, eventual-consistency; CodeDeploy advises five minutes). */
const TAGS_LAG = 5 * MINUTE;
/** The same, where there is little time for all that is to be done. */
const IN_A_HURRY = 1 * MINUTE;
const ENDED = ["shutting-down", "terminated"];
/** Whoever had the release before may have been killed right after it tagged them, and took them out of the group. */
async function allOfBlue(ctx, args) {
    const { takenOverAt, clock } = ctx;
    const { desired } = ctx.recall("note-sizes") ?? { desired: 0 };
    if (takenOverAt === undefined)
        return blueIds(ctx, args);
    const until = takenOverAt + (ctx.hurry ? IN_A_HURRY : TAGS_LAG);
    const look = async () => {
        const ids = await blueIds(ctx, args);
        if (ids.length >= desired)
            return ids;
        const found = ids.length + (await instancesTagged(ctx.aws, retiredTag(ctx), ENDED)).length;
        const isLate = clock.now().getTime() >= until;
        if (found >= desired || (isLate && !ctx.hurry))
            return ids;
        if (!isLate)
            return undefined;
        throw new Failure("blue-not-found", `Of blue's ${desired} instances ${found} are found by their tag.`);
    };
    return poll(look, { clock, every: 5 * SECOND, signal: ctx.signal });
}
async function end(ctx, targetGroups, ids) {
    const serving = await awaitDrained(ctx, targetGroups, ids, ctx.clock.now().getTime());
    if (serving.length > 0)
        throw new Failure("blue-still-serving", `${nameIds(serving)} still receive requests and are not ended.`);
    for (const InstanceIds of batches(ids, 100))
        await ctx.aws("ec2:TerminateInstances", { InstanceIds });
}

const UNHEALTHY = "Check that the application answers the target group's health check (path, port, status code) and that the security group lets the load balancer in.";
/** Kept of the Ready wait: when it ends, CodeDeploy stops the deployment. */
const MARGIN = MINUTE;
/**
 * Moves traffic to green. In Ready we register all of green and continue when every one is healthy, so that law 1 holds
 * whatever the deployment configuration tolerates (rule 13); without Ready CodeDeploy does it and we watch.
 */
const shift = {
    title: () => "Move traffic to green",
    begin: async () => ({}),
    async apply(ctx, _name, memo, save) {
        const hand = deploymentAtHand(ctx);
        let latest = memo;
        if (phaseOf(await getDeployment(ctx, hand.deploymentId)) === "ready") {
            await requireAllReady(ctx, hand);
            latest = { ...latest, registeredAt: latest.registeredAt ?? ctx.clock.now().getTime() };
            await save(latest);
            await registerGreen(ctx, hand);
            latest = { ...latest, continuedAt: ctx.clock.now().getTime() };
            await save(latest);
            await continueDeployment(ctx, hand.deploymentId);
        }
        const info = await watch(ctx, watchedOf(ctx, hand, false), (sight) => moved(ctx, hand, sight));
        if (isTerminal(info) && phaseOf(info) !== "succeeded")
            throw await failedToShift(ctx, hand, info);
        return latest;
    },
};
/** CodeDeploy itself would go on with fewer. */
async function requireAllReady(ctx, hand) {
    const ready = new Set(await readyTargets(ctx, hand.deploymentId));
    const green = inService(await members(ctx.aws, hand.green));
    const there = new Set(green.map(({ id }) => id));
    const unready = [...there].filter((id) => !ready.has(id));
    if (unready.length === 0 && green.length >= hand.count)
        return;
    const gone = [...ready].filter((id) => !there.has(id));
    const are = (ids, what) => ids.length > 0 ? [`${nameIds(ids)} ${ids.length === 1 ? "is" : "are"} ${what}`] : [];
    const whys = [...are(unready, "not ready"), ...are(gone, "no longer in service")];
    const why = whys.join("; ") || `green has only ${countOf(green.length, "instance")} in service`;
    throw new Failure("green-not-ready", `${ready.size - gone.length} of ${Math.max(hand.count, green.length)} green instances are ready for traffic: ${why}.`, "Look at the events of that instance above; traffic is moved only to a complete green fleet.");
}
async function registerGreen(ctx, hand) {
    const { settings, ports } = hand;
    const green = zonesOf(inService(await members(ctx.aws, hand.green)));
    const blue = zonesOf(await members(ctx.aws, settings.fleets.blue));
    ctx.emit({
        kind: "said",
        text: `Registering all ${countOf(green.size, "green instance")} with the load balancer. BeforeAllowTraffic hooks run after this.`,
    });
    for (const [index, view] of (await look$1(ctx.aws, settings.targetGroups)).entries())
        await bringIn(ctx, view, [...green.keys()], ports[index] ?? [view.group.port]);
    const need = needLike(blue, green, green.size);
    await waitForTargets(ctx, {
        groups: settings.targetGroups,
        lacks: (views) => views.flatMap((view) => lacking(view, green, need)),
        saying: "Waiting for green to be healthy",
        patience: Math.min(healthyWithin(settings.targetGroups), Math.max(MARGIN, settings.readyWaitMinutes * MINUTE - MARGIN)),
        code: "green-unhealthy",
        remedy: UNHEALTHY,
    });
}
/** The sight that shows that traffic has moved, or that it will not: the end, or the wait before blue is terminated. */
async function moved(ctx, hand, sight) {
    const { info, allFinal } = sight;
    if (isTerminal(info))
        return info;
    await refuseUnhealthy(ctx, hand, sight);
    if (!hand.settings.terminate || phaseOf(info) !== "running")
        return undefined;
    if (info.instanceTerminationWaitTimeStarted)
        return info;
    // The flag is known to stay false at times: the target groups are not.
    return allFinal && (await greenAlone(ctx, hand)) ? info : undefined;
}
/** CodeDeploy would wait an hour for a target that does not become healthy, and say nothing of why. */
async function refuseUnhealthy(ctx, hand, { targets }) {
    const { settings, green, deploymentId } = hand;
    const long = ctx.clock.now().getTime() - healthyWithin(settings.targetGroups);
    const stuck = [...targets.values()].filter(({ label, events }) => events.some(({ name, status, start }) => label !== "Blue" && name === "AllowTraffic" && status === "InProgress" && (start ?? Infinity) <= long));
    if (stuck.length === 0)
        return;
    const views = await look$1(ctx.aws, settings.targetGroups);
    const lacksOf = (ids) => {
        const zones = new Map(ids.map((id) => [id, ""]));
        return views.flatMap((view) => lacking(view, zones, { count: zones.size, perZone: {} }));
    };
    const ids = stuck.map(({ id }) => id);
    const lacks = lacksOf(ids);
    if (lacks.length === 0)
        return;
    // No health check brings back an instance that has ended: that is the cause, unless others do not become healthy either.
    const ledger = ledgerOf(ctx.emit, deploymentId, ctx.clock.monotonic());
    const gone = new Set([...ledger.missing, ...(await goneNow(ctx.aws, ledger, green))]);
    const lost = ids.filter((id) => gone.has(id));
    if (lost.length > 0 && lacksOf(ids.filter((id) => !gone.has(id))).length === 0)
        throw lossOf(lost);
    throw new Failure("green-unhealthy", asSentence(`Green does not become healthy: ${lacks.join("; ")}`), UNHEALTHY);
}
/** Green has what it needs in every target group, and blue is in none. */
async function greenAlone(ctx, hand) {
    const { views, sides, need } = await trafficNow(ctx, hand);
    return views.every((view) => greenAloneLacks(view, sides, need).length === 0);
}
async function trafficNow(ctx, { settings, green, count }) {
    const sides = await sidesOf(ctx.aws, { blue: settings.fleets.blue, green });
    const views = await look$1(ctx.aws, settings.targetGroups);
    return { views, sides, need: needLike(sides.blue, sides.green, count) };
}
/**
 * Failed, yet green has all its traffic and blue was on its way out: a case of its own, since going back is then a
 * second shift (rule 11). CodeDeploy may be bringing blue back already, so blue being there again does not matter.
 */
async function failedToShift(ctx, hand, info) {
    const failure = await endedBadly(ctx, hand, info);
    const { targets } = ledgerOf(ctx.emit, hand.deploymentId, ctx.clock.monotonic());
    const blueLeft = [...targets.values()].some(({ label, events }) => events.some(({ name, start }) => label === "Blue" && name === "BlockTraffic" && start !== undefined));
    if (!blueLeft)
        return failure;
    const { views, sides, need } = await trafficNow(ctx, hand);
    if (views.some((view) => lacking(view, sides.green, need).length > 0))
        return failure;
    return new Failure("failed-after-shift", `${failure.message} Green had all its traffic already, yet CodeDeploy calls the deployment failed.`, failure.remedy, { details: failure.details });
}

/** Every step a plan can name. */
const steps = {
    "adopt-copy": adoptCopy,
    "adopt-kept": adoptKept,
    commit: commit$1,
    "copy-group-settings": copyGroupSettings,
    "create-deployment": createDeploymentStep,
    "create-green-group": createGreenGroup,
    "create-template-version": createTemplateVersion,
    "drain-blue": drainBlue,
    "end-earlier-blue": endEarlierBlue,
    "end-kept": endKept,
    "finish-deployment": finishDeployment,
    "follow-copy": followCopy,
    "forget-kept": forgetKept,
    "freeze-blue": freeze,
    "freeze-green": freezeGreen,
    "grow-group": growGroup,
    "hold-launches": holdLaunches,
    "install-green": installGreen,
    "launch-green": launchGreen,
    "match-green": matchGreen,
    "move-template": moveTemplate,
    "note-deployment-group": noteDeploymentGroup,
    "note-sizes": noteSizes,
    "open-green": openGreen,
    "own-copy": ownCopy,
    "pin-template": pinTemplate,
    "point-deployment-group": pointDeploymentGroup,
    "register-kept": registerKept,
    "remove-group": removeGroup,
    "remove-template-version": removeTemplateVersion,
    "restore-group": restoreGroup,
    "resume-processes": resumeProcesses,
    "retire-group": retireGroup,
    "retire-instances": retireInstances,
    "return-kept": returnKept,
    shift,
    "take-blue-out": takeBlueOut,
    "tag-group": tagGroup,
    "verify-traffic": verifyTraffic,
    "wake-group": wakeGroup,
};
/** An entry of a plan, its arguments checked against the step's. */
const planned$1 = (step, args) => ({
    step,
    args: args,
});

function ingredients({ facts, inputs, release }) {
    const { blue } = facts;
    if (!blue?.template)
        throw new Failure("no-blue", "There is no blue fleet with a launch template to make green from.");
    const { group, template } = blue;
    const targetGroups = facts.targetGroups.map(targetGroupRef);
    return {
        blue,
        group,
        template,
        name: group.AutoScalingGroupName,
        templateId: template.template.LaunchTemplateId,
        targetGroups,
        targetGroupArns: targetGroups.map(({ arn }) => arn),
        attached: group.TargetGroupARNs ?? [],
        ours: (group.Tags ?? []).some(({ Key, Value }) => Key === TARGET_TAG && Value === release.target),
        application: inputs.application,
        deploymentGroup: inputs.deploymentGroup,
    };
}
/** The processes that the user has suspended; what a rollback holds meanwhile is none of them. */
const suspendedByUser = (group) => {
    const held = heldIn(group);
    return suspendedIn(group).filter((process) => !held.includes(process));
};
/** What green's group takes over from blue's in the end. */
const likeBlue = ({ name, group, attached }) => ({
    blue: name,
    min: group.MinSize,
    max: group.MaxSize,
    attached,
    ...(group.DeletionProtection ? { deletionProtection: group.DeletionProtection } : {}),
});
const targetGroupRef = (facts) => ({
    arn: facts.group.TargetGroupArn,
    port: facts.group.Port,
    crossZone: facts.crossZone,
    nlb: facts.loadBalancers.some(({ Type }) => Type === "network"),
    delaySeconds: facts.deregistrationDelay,
    healthySeconds: (facts.group.HealthCheckIntervalSeconds ?? 30) * (facts.group.HealthyThresholdCount ?? 5),
});
/** The steps of the CodeDeploy deployment between these fleets. */
function deployment({ facts, inputs, greenTag }, fleets, targetGroups) {
    const settings = {
        application: inputs.application,
        deploymentGroup: inputs.deploymentGroup,
        revision: facts.revision,
        ...(inputs.deploymentConfig ? { deploymentConfig: inputs.deploymentConfig } : {}),
        ...(fleets.green === "copy" ? { attached: facts.blue.group.TargetGroupARNs ?? [] } : { greenTag }),
        fleets,
        targetGroups,
        ...settingsOf(facts.deploymentGroup),
        hasAlarms: Boolean(!facts.despiteAlarms && facts.deploymentGroup?.alarmConfiguration?.enabled && facts.alarms.length > 0),
        ...(facts.despiteAlarms ? { despiteAlarms: true } : {}),
        hasEarlierSuccess: Boolean(facts.deploymentGroup?.lastSuccessfulDeployment),
        noWayBack: inputs.noWayBack,
        count: facts.blue.count,
        floor: promisedFloor(facts)?.count ?? facts.blue.count,
        ...(inputs.description ? { description: inputs.description } : {}),
    };
    return deploymentSteps(settings);
}
/** A new template version with the AMI; a group on a moving version is pinned before it exists. */
function templateSteps({ facts }, { name, template, templateId }) {
    const { configured, configuredNumber, running } = template;
    const moving = configured.startsWith("$");
    return [
        ...(moving
            ? [
                planned$1("pin-template", {
                    group: name,
                    template: templateId,
                    moving: configured,
                    number: configuredNumber,
                }),
            ]
            : []),
        planned$1("create-template-version", {
            group: name,
            template: templateId,
            source: running.VersionNumber,
            imageId: facts.imageId,
        }),
    ];
}
/**
 * From the moved traffic to the commit point and the end of the deployment. Where CodeDeploy ends blue itself, the
 * commit point comes before that (rules 14, 15), and who serves is read again at its end: until then CodeDeploy may have
 * rolled back. Otherwise the deployment group is put right while undoing is possible.
 * @param settle the steps that make green an ordinary fleet again, once the deployment has ended
 */
function endOf(input, steps, settle) {
    const commit = planned$1("commit", null);
    return settingsOf(input.facts.deploymentGroup).terminate
        ? [steps.shift, steps.verify, commit, steps.finish, steps.verifyAgain, ...settle]
        : [steps.shift, steps.finish, steps.verify, ...settle, commit];
}

/** A new group, copy of blue's, named by the release; the deployment group moves on to it. */
const clone = (input) => {
    const from = ingredients(input);
    const { name: blue, group, targetGroupArns, attached, application, deploymentGroup } = from;
    const green = greenGroupName(blue, input.release.number, from.ours);
    const tag = input.greenTag;
    const steps = deployment(input, { blue: { kind: "group", group: blue }, green: { kind: "group", group: green } }, from.targetGroups);
    const selection = { by: "group", blue, green };
    return [
        planned$1("note-deployment-group", { application, deploymentGroup, selection }),
        ...templateSteps(input, from),
        planned$1("create-green-group", { blue, green, tag, targetGroups: targetGroupArns }),
        planned$1("copy-group-settings", { blue, green }),
        planned$1("launch-green", { blue, green, count: from.blue.count }),
        planned$1("freeze-blue", { group: blue, processes: [...FROZEN, "Launch"] }),
        planned$1("match-green", { blue, green }),
        planned$1("freeze-green", { group: green, processes: [...GREEN_FROZEN] }),
        steps.create,
        steps.install,
        ...endOf(input, steps, [
            planned$1("point-deployment-group", { application, deploymentGroup, selection }),
            planned$1("open-green", { green, ...likeBlue(from), suspended: suspendedByUser(group) }),
        ]),
        planned$1("retire-group", {
            how: input.inputs.retire,
            name: blue,
            attached,
            targetGroups: targetGroupArns,
            ours: from.ours,
        }),
        planned$1("end-earlier-blue", { targetGroups: targetGroupArns }),
    ];
};

/** CodeDeploy copies blue's group; blue's template points at the new AMI just until the copy exists. */
const codedeployCopy = (input) => {
    const from = ingredients(input);
    const { name: blue, targetGroupArns: targetGroups, application, deploymentGroup } = from;
    const tag = input.greenTag;
    const steps = deployment(input, { blue: { kind: "group", group: blue }, green: "copy" }, from.targetGroups);
    const selection = { by: "copy", blue };
    return [
        planned$1("note-deployment-group", { application, deploymentGroup, selection }),
        ...templateSteps(input, from),
        planned$1("freeze-blue", { group: blue, processes: [...COPY_HELD], needs: ["Launch"] }),
        planned$1("move-template", { group: blue, template: from.templateId, replaces: true }),
        planned$1("tag-group", { group: blue, tag }),
        planned$1("own-copy", { application, deploymentGroup, targetGroups }),
        steps.create,
        planned$1("follow-copy", { deploymentGroup, blue, tag }),
        planned$1("hold-launches", { group: blue, processes: ["Launch"] }),
        steps.install,
        ...endOf(input, steps, [
            planned$1("point-deployment-group", { application, deploymentGroup, selection }),
            planned$1("adopt-copy", { deploymentGroup, ...likeBlue(from) }),
        ]),
        planned$1("retire-group", {
            how: input.inputs.retire,
            name: blue,
            attached: from.attached,
            targetGroups,
            ours: from.ours,
        }),
        planned$1("end-earlier-blue", { targetGroups }),
    ];
};

/** The same group grows by N; CodeDeploy finds green by its tag. The group's name never changes. */
const sameGroup = (input) => {
    const from = ingredients(input);
    const { name: group, targetGroupArns: targetGroups, application, deploymentGroup } = from;
    const tag = input.greenTag;
    const steps = deployment(input, { blue: { kind: "untagged", group, tag }, green: { kind: "tagged", group, tag } }, from.targetGroups);
    const selection = { by: "tag", group, tag };
    return [
        planned$1("note-deployment-group", { application, deploymentGroup, selection }),
        planned$1("freeze-blue", { group, processes: [...FROZEN] }),
        ...templateSteps(input, from),
        planned$1("move-template", { group, template: from.templateId }),
        planned$1("tag-group", { group, tag }),
        planned$1("note-sizes", { group }),
        planned$1("grow-group", { group, tag, count: from.blue.count, targetGroups }),
        steps.create,
        steps.install,
        ...endOf(input, steps, [planned$1("point-deployment-group", { application, deploymentGroup, selection })]),
        planned$1("retire-instances", { group, tag, how: input.inputs.retire, targetGroups }),
        planned$1("restore-group", {
            group,
            template: from.templateId,
            configured: from.template.configured,
            bare: !input.inputs.applicationInImage,
        }),
        planned$1("end-earlier-blue", { targetGroups }),
    ];
};

/** All ways of making green. */
const fleets = {
    clone,
    "same-group": sameGroup,
    "codedeploy-copy": codedeployCopy,
};

/** The ordered steps of this release: data, decided before any write. Pure. */
const makePlan = (input) => fleets[input.facts.fleet](input);

/** A text of lines. Names may hold line ends of their own (Auto Scaling API reference: AutoScalingGroupName): none begins a line. */
const textOf = (lines) => lines.map((line) => line.replace(/[\r\n\u0085\u2028\u2029]+/g, " ")).join("\n");

/** The plan as text for the log: what changes, what is promised, what it costs, and the steps in order. Pure. */
const renderPlan = (view) => textOf([
    heading(view),
    "",
    ...changes(view),
    "",
    ...promises(view),
    "",
    "Steps",
    ...view.titles.map((title, index) => `${String(index + 1).padStart(4)}. ${title}`),
]);
function heading({ facts, inputs, release }) {
    const number = inputs.mode === "plan" ? `${release} (provisional)` : String(release);
    const target = inputs.target ?? `${inputs.application}/${inputs.deploymentGroup}`;
    return `Release ${number} of ${target} in ${facts.region}: ${HOW[facts.fleet]}`;
}
const HOW = {
    clone: "a new Auto Scaling group, copied from blue's",
    "same-group": "blue's Auto Scaling group grows, green is told by its tag",
    "codedeploy-copy": "CodeDeploy copies blue's Auto Scaling group",
};
const LABEL$1 = 18;
const line$1 = (sign, label, text) => `${sign} ${label.padEnd(LABEL$1)} ${text}`;
/** One line for each thing that changes: `~` changes, `+` is new, `=` stays. */
const change = (label, was, is) => was === is ? line$1("=", label, is) : line$1("~", label, `${was} → ${is}`);
function changes({ facts, names }) {
    const { blue, deploymentGroup, fleet } = facts;
    const name = blue?.group.AutoScalingGroupName ?? "none";
    const running = blue?.template?.running.VersionNumber;
    const instances = countOf(blue?.count ?? 0, "instance");
    return [
        facts.imageId === blueImage(facts)
            ? line$1("=", "AMI", imageText(facts))
            : change("AMI", blueImage(facts), imageText(facts)),
        line$1("+", "template version", `${blue?.template?.template.LaunchTemplateName}: a new one, made from ${running}; ${name} is at ${versionText(blue?.template)}`),
        change("revision", revisionText$1(deploymentGroup?.targetRevision), revisionText$1(facts.revision)),
        fleet === "same-group"
            ? line$1("~", "group", `${name}: ${instances} of green beside blue's, then blue's leave`)
            : line$1("+", "group", `${instances} in a copy of ${name}`),
        line$1("+", "green's tag", `${names.greenTag.key}=${names.greenTag.value}`),
        ...facts.targetGroups.map((one) => line$1("~", "target group", targetGroupText(one, facts))),
    ];
}
const imageText = ({ imageId, image }) => image?.Name ? `${imageId} (${image.Name})` : imageId;
function targetGroupText(one, facts) {
    const { group, loadBalancers, deregistrationDelay, crossZone } = one;
    const behind = loadBalancers.map(({ LoadBalancerName }) => LoadBalancerName).join(", ");
    const zones = crossZone ? "" : ", counted per zone";
    return `${group.TargetGroupName} of ${behind}: blue has ${servingBlue(one, facts).length} healthy${zones}; drains ${formatDuration(deregistrationDelay * 1000)}`;
}
function promises(view) {
    const { facts, inputs, findings } = view;
    const settings = settingsOf(facts.deploymentGroup);
    const warnings = findings.filter(({ severity }) => severity === "warning");
    return [
        line$1(" ", "size at cut-over", `now ${facts.blue?.count ?? 0}; read again when blue is frozen`),
        line$1(" ", "always healthy", floorText(facts)),
        line$1(" ", "Ready pause", readyText(settings)),
        line$1(" ", "blue afterwards", blueText(view)),
        line$1(" ", "time", `${formatDuration(timeoutOf(inputs, facts))} at most`),
        line$1(" ", "on failure", inputs.onFailure === "rollback" ? "everything is undone" : "everything is left and listed"),
        line$1(" ", "not checked", "vCPU quotas"),
        ...(warnings.length > 0
            ? [
                line$1(" ", "warnings", `${warnings.length} (${[...new Set(warnings.map(({ code }) => code))].join(", ")})`),
            ]
            : []),
    ];
}
function floorText(facts) {
    const floor = promisedFloor(facts);
    if (!floor)
        return "unknown";
    const of = facts.blue.count;
    const { deploymentConfigName: name } = facts.deploymentConfig;
    if (floor.by === "ready")
        return `${of} of ${of}: all of green is registered and healthy before blue leaves`;
    return floor.count < of
        ? `${name} may leave ${floor.count} of ${of}: choose a Ready wait`
        : `${of} of ${of} by ${name}`;
}
const readyText = ({ readyAction, readyWaitMinutes }) => readyAction === "STOP_DEPLOYMENT"
    ? `up to ${formatDuration(readyWaitMinutes * MINUTE)}; we go on as soon as green is healthy. BeforeAllowTraffic runs after traffic has begun`
    : "none: CodeDeploy registers green as soon as it is installed";
/** What becomes of blue, and what it costs until then. */
function blueText({ facts, inputs }) {
    const { terminate, terminationWaitMinutes } = settingsOf(facts.deploymentGroup);
    const instances = countOf(facts.blue?.count ?? 0, "instance");
    if (terminate)
        return `${instances} terminated by CodeDeploy ${formatDuration(terminationWaitMinutes * MINUTE)} after the traffic has moved`;
    return {
        terminate: `${instances} drained and terminated`,
        detach: `${instances} run on, detached, until the next release replaces them: both fleets cost`,
        keep: `${instances} run on, ready to take over again, until the next release replaces them: both fleets cost`,
    }[inputs.retire];
}

/** The course of a release that ends. */
const endedAs = (course, outcome, at, left = 0) => ({
    ...course,
    outcome,
    endedAt: at.toISOString(),
    ...(left > 0 ? { left } : {}),
});
/** The course of a release that is gone on with: without its end. */
function goingOn({ outcome: _outcome, endedAt: _at, left: _left, rest: _rest, ...course }) {
    return course;
}
/** Recalls from this record. */
const recallFrom = (journal) => (name) => {
    const index = journal.plan.findLastIndex(({ step }, at) => step === name && journal.step(at));
    return index < 0 ? undefined : journal.step(index).memo;
};

/** The version of every value we write; newer ones are refused, older ones migrated. */
const VALUE_VERSION = 1;
/** Standard parameters hold 4 KB (SSM user guide, parameter-store-advanced-parameters); we keep a margin. */
const LARGEST_VALUE = 3500;
/** Reads show what was written so long ago (field reports: up to a few seconds). */
const READ_LAG = 5 * SECOND;
/** A value of the release log as text: braces in strings are escaped, since SSM refuses `{{` (PutParameter reference). */
const encode = (value) => JSON.stringify({ v: VALUE_VERSION, value }).replace(/"[^"\\]*(?:\\.[^"\\]*)*"/g, (text) => text.replace(/\{/g, "\\u007b"));
/** Reads a value back; a newer version's is refused. */
function decode(text, name) {
    const { v, value } = JSON.parse(text);
    if (v <= VALUE_VERSION)
        return value;
    throw new Failure("newer-release-log", `${name} was written by a newer version of this action (value version ${v}).`, "Use that version of the action, or a later one.");
}
/** Overwrites; only for parameters that a single owner writes. Returns the parameter's new version. */
async function put(aws, name, value, signal) {
    const { Version } = await aws("ssm:PutParameter", { Name: name, Value: checked(name, value), Type: "String", Tier: "Standard", Overwrite: true }, { again: true, signal });
    return Version;
}
/** Creates atomically: false when the name is taken. Throws LostAnswer when nobody knows. */
async function create(aws, name, value) {
    try {
        const input = { Name: name, Value: checked(name, value), Type: "String", Tier: "Standard" };
        await aws("ssm:PutParameter", { ...input, Overwrite: false });
        return true;
    }
    catch (error) {
        if (refusedWith(error, "ParameterAlreadyExists"))
            return false;
        throw error;
    }
}
/** The value of a parameter, or undefined when there is none (or none visible yet). */
async function read(aws, name) {
    const { Parameters } = await aws("ssm:GetParameters", { Names: [name] });
    const found = Parameters?.[0]?.Value;
    return found === undefined ? undefined : decode(found, name);
}
/** The version of a parameter: 0 when there is none (or none visible yet). */
async function versionOf$1(aws, name) {
    return (await aws("ssm:GetParameters", { Names: [name] })).Parameters?.[0]?.Version ?? 0;
}
/** All parameters below a path. Pages may be empty and yet carry a token (rule 24). */
const below = (aws, path, recursive) => allPages((token) => aws("ssm:GetParametersByPath", {
    Path: path,
    Recursive: recursive,
    MaxResults: 10,
    ...(token ? { NextToken: token } : {}),
}), (page) => page.Parameters, (page) => page.NextToken);
/** How many bytes a value that JSON can hold takes. */
const bytesOf = (value) => Buffer.byteLength(encode(value));
function checked(name, value) {
    const text = encode(value);
    const bytes = Buffer.byteLength(text);
    if (bytes <= LARGEST_VALUE)
        return text;
    throw new Failure("value-too-large", `${name} would hold ${bytes} bytes, more than ${LARGEST_VALUE}.`);
}

const FRESH$1 = { direction: "forward", committed: false };
/** Records the plan: in as many parameters as its length asks for. Written once. */
async function recordPlan(aws, place, plan) {
    const by = pathsOf(place.target).by(place.release, place.owner);
    for (const [index, piece] of pieces(plan).entries())
        await put(aws, `${by}/plan/${index}`, piece);
}
/** Records the course under this owner. */
const writeCourse = (aws, { target, release, owner }, course) => put(aws, `${pathsOf(target).by(release, owner)}/course`, course);
/** The journal the engine writes to: durable before each promise resolves, and remembered here. */
function journal(aws, place, folded) {
    const by = pathsOf(place.target).by(place.release, place.owner);
    const steps = new Map(Object.entries(folded.steps).map(([index, record]) => [Number(index), record]));
    const unwritten = new Map();
    let course = folded.course;
    return {
        plan: folded.plan,
        step: (index) => steps.get(index),
        course: () => course,
        async writeStep(index, record) {
            unwritten.set(index, record.memo);
            await put(aws, `${by}/steps/${index}`, record);
            unwritten.delete(index);
            steps.set(index, record);
        },
        unwritten: (index) => unwritten.get(index),
        async writeCourse(newer) {
            try {
                await writeCourse(aws, place, newer);
            }
            catch (error) {
                // A cancellation cut off the answer: the commit point may be written, and from it nothing goes back.
                if (newer.committed && stopsRun(error))
                    course = newer;
                throw error;
            }
            course = newer;
        },
    };
}
/** A record that is only read. */
const readOnly = ({ plan, steps, course }) => ({
    plan,
    step: (index) => steps[index],
    course: () => course,
    writeStep: refuse$1,
    writeCourse: refuse$1,
});
const refuse$1 = () => Promise.reject(new Error("this record is only read"));
/** Consecutive steps together, as many as one parameter holds. */
function pieces(plan) {
    const all = [];
    for (const planned of plan) {
        const last = all.at(-1);
        const fits = last && Buffer.byteLength(encode([...last, planned])) <= LARGEST_VALUE;
        if (fits)
            last.push(planned);
        else
            all.push([planned]);
    }
    return all;
}

/** Whether it brings an AMI and a revision into service. */
const brings = ({ kind }) => kind !== "repair";
/** Whether it brought something into service, which served when it ended. */
const hasSucceeded = ({ header, course }) => brings(header) && course.outcome === "succeeded";
/** The number the next release would get: the highest known plus one. Numbers are never reused (rule 24). */
async function nextNumber(aws, target) {
    const paths = pathsOf(target);
    const [listed, head] = await Promise.all([numbersOf(aws, target), read(aws, paths.head)]);
    return Math.max(0, head ?? 0, ...listed) + 1;
}
/** The release numbers of a target that the listing shows; it may lag behind. */
async function numbersOf(aws, target) {
    const headers = await below(aws, pathsOf(target).releases, false);
    return headers.map(({ Name }) => Number(Name.split("/").at(-1))).filter(Number.isInteger);
}
/**
 * Claims the next release number: one atomic create is the number, the lock and the header.
 * When another run takes the number first, the next one is tried.
 */
async function claim(aws, clock, header) {
    for (let number = await nextNumber(aws, header.target);; number++) {
        const mine = fitting({ ...header, release: number });
        const name = pathsOf(header.target).release(number);
        if (!(await createOrRecognise(aws, clock, name, mine)))
            continue;
        await put(aws, pathsOf(header.target).head, number);
        await refuseIfOvertaken(aws, clock, mine);
        return mine;
    }
}
/**
 * The header as it fits into one parameter: a long reason is cut, with an ellipsis. Throws a Failure that names what is too
 * long where that is not enough; nothing has been written then.
 */
function fitting(header) {
    let { reason } = header.back ?? { reason: null };
    let cut = header;
    while (reason && bytesOf(cut) > LARGEST_VALUE) {
        reason = reason.replace(/.$/su, "");
        cut = { ...header, back: { ...header.back, reason: `${reason}…` } };
    }
    const bytes = bytesOf(cut);
    if (bytes <= LARGEST_VALUE)
        return cut;
    const longest = LONG.map((name) => ({ name, bytes: bytesOf(cut[name] ?? null) }))
        .sort((a, b) => b.bytes - a.bytes)
        .map((one) => `${one.name} ${one.bytes}`);
    throw new Failure("header-too-large", `The header of release ${header.release} of ${header.target} would hold ${bytes} bytes, more than ${LARGEST_VALUE}: ${longest.join(", ")}.`, "Give the revision a shorter S3 key (braces count six times), or the workflow a shorter name.");
}
/** What of a header can be long, all of it the user's. */
const LONG = ["revision", "before", "owner"];
/** For so long a create is sent again whose answers are lost and that nobody sees to have happened. */
const CREATED_WITHIN = 2 * MINUTE;
/**
 * Creates the parameter, or finds that it is our own create whose answer was lost. False: somebody else's. Throws LostAnswer
 * when AWS takes no write for minutes.
 */
async function createOrRecognise(aws, clock, name, mine) {
    const until = clock.monotonic() + CREATED_WITHIN;
    for (;;) {
        try {
            if (await create(aws, name, mine))
                return true;
        }
        catch (error) {
            if (!(error instanceof LostAnswer) || clock.monotonic() >= until)
                throw error;
        }
        const there = await read(aws, name);
        if (there)
            return there.nonce === mine.nonce;
        await clock.sleep(2 * SECOND); // the write is not visible yet, or did not happen: try again
    }
}
/** Reads lag writes: a higher number that shows up now means another run is ahead. Nothing has been written yet. */
async function refuseIfOvertaken(aws, clock, mine) {
    const newest = Math.max(...(await numbersOf(aws, mine.target)), mine.release);
    if (newest === mine.release)
        return;
    // Whoever is ahead must not wait for us.
    const { target, release } = mine;
    await writeCourse(aws, { target, release, owner: 0 }, endedAs(FRESH$1, "failed-clean", clock.now()));
    throw new Failure("overtaken", `Release ${newest} of ${mine.target} was claimed while this run claimed release ${mine.release}.`, "Let the newer release finish, then run this one again.");
}

/** For so long AWS, or the network before it, may be away without a release failing for it. */
const AWAY_FOR = 10 * MINUTE;
const AGAIN_AFTER = 15 * SECOND;
/** A single call gives up within two minutes: an attempt that lasted longer had found AWS there. */
const WAS_THERE = 5 * MINUTE;
/**
 * Does again, from the record, what AWS was away for: each step looks first (law 3), so that it is as if another process
 * had gone on. What AWS refuses is thrown at once, and so is anything once the patience, or in a hurry the time, is over.
 */
async function persist(ctx, work) {
    const now = () => ctx.clock.now().getTime();
    let awaySince;
    for (;;) {
        const startedAt = now();
        try {
            return await work();
        }
        catch (error) {
            if (!wasAway(error))
                throw error;
            if (awaySince === undefined || now() - startedAt > WAS_THERE)
                awaySince = now();
            const until = Math.min(awaySince + AWAY_FOR, ctx.hurry ? ctx.deadline.getTime() : Infinity);
            if (now() + AGAIN_AFTER > until)
                throw error;
            ctx.emit({ kind: "warned", text: `${messageOf(error)}; it is looked at again` });
            await ctx.clock.sleep(AGAIN_AFTER, ctx.signal);
        }
    }
}

/**
 * Undoes every begun step: by what it puts right (rule 17), the latest first within that. A failing undo does not stop
 * the others; what it left is listed. Only where traffic could not be brought back the rest stays as it is, since all of
 * it presumes that users are on blue again; and a template version stays as long as green may launch from it. Safe to run again:
 * undone steps are skipped, left ones tried again.
 * @param only what to put right; everything by default
 */
async function undoAll(ctx, steps, journal, only) {
    const leftovers = [];
    let astray = false;
    let inUse = false;
    let greenStays = false;
    for (const index of undoSequence(steps, journal, only)) {
        const step = stepNamed(steps, journal.plan[index].step);
        const { what, beside } = step.undo;
        // What stands beside blue may be launched from still; what is in blue itself goes back, or blue would launch green.
        const needed = inUse && what === "template" && beside;
        const why = astray && what !== "traffic" ? ASTRAY : needed ? IN_USE : undefined;
        if (why) {
            leftovers.push(...(await heldBack(ctx, step, journal, index, why)));
            continue;
        }
        const left = await undoOne(ctx, steps, journal, index, greenStays && what === "sizes");
        leftovers.push(...left);
        astray ||= what === "traffic" && left.length > 0;
        greenStays ||= what === "green" && left.length > 0;
        inUse ||= (what === "green" || what === "template") && left.length > 0;
    }
    return leftovers;
}
const ASTRAY = "traffic is not back on blue for certain, so that nothing else was undone";
const IN_USE = "what launches from the template could not be put back, and may still need it";
/** What a step leaves whose undoing waits for another's; its record stays, so that a later run undoes it. */
async function heldBack(ctx, step, journal, index, why) {
    const { args } = journal.plan[index];
    const { memo } = journal.step(index);
    const seen = await lookAt$1(ctx, step, args, memo);
    if (!seen.isLeft) {
        // Where traffic is astray, what is as before now may yet become otherwise.
        if (why === IN_USE)
            await writeQuietly(ctx, journal, index, { state: "undone", memo });
        return [];
    }
    const told = seen.unread === undefined ? why : `${why}; whether it is there was not seen: ${seen.unread}`;
    return (step.leaves?.(args, memo, ctx.recall) ?? []).map((one) => ({ ...one, why: told }));
}
/** Whether what a step leaves is there; what cannot be read may be. */
const isLeft = async (ctx, step, args, memo) => (await lookAt$1(ctx, step, args, memo)).isLeft;
/** @returns with why it could not be read, where it could not */
async function lookAt$1(ctx, step, args, memo) {
    try {
        return { isLeft: (await step.isLeft?.(ctx, args, memo)) ?? true };
    }
    catch (error) {
        return { isLeft: true, unread: messageOf(error) };
    }
}
/** What an undoing that failed leaves: never nothing. */
function leftBy$2(ctx, step, args, memo, why) {
    const left = step.leaves?.(args, memo, ctx.recall).map((one) => ({ ...one, why })) ?? [];
    return left.length > 0 ? left : [{ what: step.title(args), why, command: "" }];
}
/** The plan's indexes in the order of undoing. */
function undoSequence(steps, journal, only) {
    const rank = (index) => {
        const undo = stepNamed(steps, journal.plan[index].step).undo;
        return undo ? UNDO_ORDER.indexOf(undo.what) : -1;
    };
    return journal.plan
        .map((_, index) => index)
        .filter((index) => rank(index) >= 0 && (!only || UNDO_ORDER[rank(index)] === only))
        .filter((index) => ["begun", "done", "left"].includes(journal.step(index)?.state ?? ""))
        .sort((a, b) => rank(a) - rank(b) || b - a);
}
/** @param again green, which was to go before it, is still there: whoever removes that suspends launches anew, so that this is undone once more */
async function undoOne(ctx, steps, journal, index, again) {
    const { step: name, args } = journal.plan[index];
    const step = stepNamed(steps, name);
    const memo = journal.step(index).memo;
    const title = step.title(args);
    const since = ctx.clock.monotonic();
    ctx.emit({ kind: "step-began", step: name, title, direction: "back" });
    let leftovers;
    try {
        leftovers = await persist(ctx, () => step.undo.run(ctx, args, memo));
    }
    catch (error) {
        if (stopsRun(error))
            throw error;
        const why = error instanceof DeadlinePassed ? "it was not done in the time it had" : messageOf(error);
        // Traffic is back only where its way was gone to the end: no look tells what still drains, or may yet be stopped.
        const isThere = step.undo.what === "traffic" || (await isLeft(ctx, step, args, memo));
        leftovers = isThere ? leftBy$2(ctx, step, args, memo, why) : [];
    }
    const result = leftovers.length === 0 ? "done" : "failed";
    await writeQuietly(ctx, journal, index, { state: result === "done" && !again ? "undone" : "left", memo });
    ctx.emit({ kind: "step-ended", step: name, title, ms: ctx.clock.monotonic() - since, result });
    return leftovers;
}
/** A record that cannot be written does not stop the way: a later run would take this step up again. */
async function writeQuietly(ctx, journal, index, record) {
    try {
        await persist(ctx, () => journal.writeStep(index, record));
    }
    catch (error) {
        if (stopsRun(error))
            throw error;
        ctx.emit({ kind: "warned", text: `The release log could not be written: ${messageOf(error)}` });
    }
}

/** Time for the way back, counted from its start (the user's own may be up): CodeDeploy may take an hour to stop. */
const UNDO_TIME = 120 * MINUTE;
/** The step that writes the commit point: the engine marks it in the record. */
const COMMIT = "commit";
/**
 * Walks the plan from where the record stands, in the direction it holds. A new run, a resumed one,
 * settle, rollback and repair are this same function with another record.
 * Before the commit point a failure turns the direction to back and undoes; after it the remaining steps
 * are still tried and what fails is listed. What this process cannot write down it does not do: it stops there.
 */
async function execute(run, steps, journal, policy) {
    const ctx = { ...run, recall: recallFrom(journal) };
    const { direction, why } = journal.course();
    try {
        if (direction === "forward")
            return await onward(ctx, steps, journal, policy);
        const cause = new Failure("resumed-back", why ?? "an earlier run was going back");
        return await undone(ctx, steps, journal, policy, cause);
    }
    catch (error) {
        if (error instanceof Failure)
            return { end: "stopped", cause: error };
        throw error;
    }
}
async function onward(ctx, steps, journal, policy) {
    const leftovers = [];
    for (const [index] of journal.plan.entries()) {
        if (journal.step(index)?.state === "done")
            continue;
        try {
            await walk(ctx, steps, journal, index);
        }
        catch (cause) {
            if (stopsRun(cause))
                throw cause;
            if (!journal.course().committed)
                return await turn(ctx, steps, journal, policy, cause);
            leftovers.push(...(await leave(ctx, steps, journal, index, cause)));
            if (!stepNamed(steps, journal.plan[index].step).gate)
                continue;
            leftovers.push(...untried(ctx, steps, journal, index + 1, cause));
            break;
        }
    }
    return { end: "finished", leftovers };
}
/** A failure before the commit point. */
async function turn(ctx, steps, journal, policy, cause) {
    explain(ctx, cause);
    const late = ctx.clock.now().getTime() >= ctx.deadline.getTime();
    const way = late ? policy.onTimeout : policy.onFailure;
    if (way === "leave")
        return { end: "left", cause, leftovers: [] };
    const back = { ...journal.course(), direction: "back", why: wordFor(cause) };
    await persist(ctx, () => journal.writeCourse(back));
    if (way === "rollback")
        return undone(ctx, steps, journal, policy, cause);
    const leftovers = await undoAll(unhurried(ctx, policy), steps, journal, "traffic");
    return { end: "left", cause, leftovers };
}
/** What the record says of a cause: a word of ours. Foreign text may be long, hostile or secret. */
const wordFor = (cause) => (cause instanceof Failure ? cause.code : "defect");
/** Begin (recorded before the first write), apply, done. */
async function walk(ctx, steps, journal, index) {
    const { step: name, args } = journal.plan[index];
    const step = stepNamed(steps, name);
    const title = step.title(args);
    const since = ctx.clock.monotonic();
    ctx.emit({ kind: "step-began", step: name, title, direction: "forward" });
    const ended = (result) => ctx.emit({ kind: "step-ended", step: name, title, ms: ctx.clock.monotonic() - since, result });
    try {
        await persist(ctx, () => carryOut(ctx, steps, journal, index));
        ended("done");
    }
    catch (error) {
        ended("failed");
        throw error instanceof DeadlinePassed ? timeIsUp(title, error) : error;
    }
}
/** From where the record stands. */
async function carryOut(ctx, steps, journal, index) {
    const { step: name, args } = journal.plan[index];
    const step = stepNamed(steps, name);
    let memo = journal.step(index)?.memo;
    if (memo === undefined) {
        memo = await step.begin(ctx, args);
        // Nothing found and nothing to undo: there is nothing to be known before the first write.
        if (memo !== null || step.undo)
            await journal.writeStep(index, { state: "begun", memo });
    }
    const save = (newer) => journal.writeStep(index, { state: "begun", memo: newer });
    const last = await step.apply(ctx, args, memo, save);
    if (name === COMMIT)
        await commit(ctx, journal);
    await journal.writeStep(index, { state: "done", memo: last });
}
/** Recorded before the step counts as done: a run that goes on past it must know that there is no way back (rule 14). */
async function commit({ emit }, journal) {
    await journal.writeCourse({ ...journal.course(), committed: true });
    emit({ kind: "committed" });
}
const timeIsUp = (title, cause) => new Failure("time-is-up", `"${title}" was not done in the time it had.`, "The log above says what it waited for. Correct that, or raise the input `timeout`.", { cause });
/** After the commit point: a step that failed is listed, the next one is tried. */
async function leave(ctx, steps, journal, index, cause) {
    const { step: name, args } = journal.plan[index];
    const step = stepNamed(steps, name);
    const record = journal.step(index);
    ctx.emit({ kind: "warned", text: `${step.title(args)}: ${messageOf(cause)}` });
    if (record)
        await writeQuietly(ctx, journal, index, { state: "left", memo: record.memo });
    // Without a record it found nothing before its first write: its memo is null.
    const left = step.leaves?.(args, record?.memo ?? null, ctx.recall) ?? [];
    return left.length > 0
        ? left.map((leftover) => ({ ...leftover, why: messageOf(cause) }))
        : [{ what: step.title(args), why: messageOf(cause), command: "" }];
}
/** The steps from an index on, which are not tried: what they should have put in order. */
const untried = (ctx, steps, journal, from, cause) => journal.plan.slice(from).flatMap(({ step: name, args }, offset) => {
    const memo = journal.step(from + offset)?.memo ?? null;
    const left = stepNamed(steps, name).leaves?.(args, memo, ctx.recall) ?? [];
    return left.map((leftover) => ({ ...leftover, why: messageOf(cause) }));
});
/** The root cause in plain words, before anything else is told. What nobody foresaw is shown as a defect. */
function explain({ emit }, cause) {
    if (cause instanceof Failure)
        emit({ kind: "explained", cause: cause.message, remedy: cause.remedy, details: [...cause.details] });
    else
        emit({ kind: "defect", message: messageOf(cause), stack: (cause instanceof Error && cause.stack) || "" });
}
async function undone(ctx, steps, journal, policy, cause) {
    ctx.emit({ kind: "undoing", why: messageOf(cause) });
    return { end: "undone", cause, leftovers: await undoAll(unhurried(ctx, policy), steps, journal) };
}
/** The way back has its own time. */
const unhurried = (ctx, { undoTime }) => ({
    ...ctx,
    deadline: new Date(ctx.clock.now().getTime() + (undoTime ?? UNDO_TIME)),
});

/**
 * The state of a release from the parameters below it: per step the newest owner's word wins, and so does the
 * newest owner's course. Pure.
 * @param path the release's path; @param parameters everything below it
 */
function fold(path, parameters) {
    const plan = new Map();
    const steps = {};
    let course = { ...FRESH$1, owner: -1 };
    for (const { Name, Value } of parameters) {
        const match = /^\/by\/(\d+)\/(plan|steps|course)(?:\/(\d+))?$/.exec(Name.slice(path.length));
        if (!match)
            continue;
        const owner = Number(match[1]);
        const index = Number(match[3]);
        if (match[2] === "plan")
            plan.set(index, decode(Value, Name));
        else if (match[2] === "course") {
            if (owner > course.owner)
                course = { ...decode(Value, Name), owner };
        }
        else if (owner >= (steps[index]?.owner ?? -1))
            steps[index] = { ...decode(Value, Name), owner };
    }
    const pieces = [...plan.entries()].sort(([a], [b]) => a - b).flatMap(([, piece]) => piece);
    const { owner: _owner, ...rest } = course;
    return {
        plan: pieces,
        steps: Object.fromEntries(Object.entries(steps).map(([index, { state, memo }]) => [index, { state, memo }])),
        course: rest,
    };
}

/** Reads a release back; undefined when there is none, or none visible yet. */
async function openRelease(aws, target, release) {
    const path = pathsOf(target).release(release);
    const header = await read(aws, path);
    if (!header)
        return undefined;
    const parameters = await below(aws, path, true);
    const claims = claimsIn(path, parameters);
    const [owner, newest] = claims.at(-1) ?? [0, undefined];
    return {
        header,
        place: { target, release, owner },
        owner: newest?.owner ?? header.owner,
        begun: parameters.some(({ Name }) => Name === `${pathsOf(target).by(release, owner)}/course`),
        folded: fold(path, parameters),
    };
}
function claimsIn(path, parameters) {
    return parameters
        .flatMap(({ Name, Value }) => {
        const number = /^\/claims\/(\d+)$/.exec(Name.slice(path.length))?.[1];
        return number === undefined ? [] : [[Number(number), decode(Value, Name)]];
    })
        .sort(([a], [b]) => a - b);
}
/** How many of the newest releases are looked at: only these can be unfinished. */
const LOOKED_AT$1 = 4;
/**
 * The newest releases of a target, the newest first, in few calls. Lists lag behind, so the number after the highest is
 * asked for by its name as well.
 * @param before only those with a lower number
 * @param lookedAt how many at most
 * @returns them, and the number that the next release would get
 */
async function newestReleases(aws, target, before, lookedAt = LOOKED_AT$1) {
    const highest = before === undefined ? await nextNumber(aws, target) : before - 1;
    const first = Math.max(1, highest - lookedAt + 1);
    const numbers = Array.from({ length: Math.max(0, highest + 1 - first) }, (_, index) => highest - index);
    const glimpses = [];
    for (const { header, course } of await headersAndCourses(aws, target, numbers)) {
        if (course && saysAll(course))
            glimpses.push({ header, course });
        else {
            const opened = (await openRelease(aws, target, header.release));
            const folded = opened.folded.course;
            glimpses.push({ header, course: folded, opened, ...(isFinal(folded) ? {} : { unfinished: opened }) });
        }
    }
    const taken = glimpses[0]?.header.release === highest;
    return { newest: glimpses, next: taken ? highest + 1 : highest };
}
async function headersAndCourses(aws, target, numbers) {
    const paths = pathsOf(target);
    const courseOf = (number) => `${paths.by(number, 0)}/course`;
    const names = numbers.flatMap((number) => [paths.release(number), courseOf(number)]);
    const values = new Map();
    for (const Names of batches(names, 10))
        for (const { Name, Value } of (await aws("ssm:GetParameters", { Names })).Parameters ?? [])
            values.set(Name, Value);
    const at = (name) => {
        const value = values.get(name);
        return value === undefined ? undefined : decode(value, name);
    };
    return numbers.flatMap((number) => {
        const header = at(paths.release(number));
        return header ? [{ header, course: at(courseOf(number)) }] : [];
    });
}
/** What its first owner wrote is the last word on it: it has ended, and nothing was left to be put right later. */
const saysAll = (course) => isFinal(course) && course.outcome !== "failed-dirty" && course.left === undefined;
/** True when nothing remains to be done or decided. */
const isFinal = ({ outcome, rest }) => outcome !== undefined && outcome !== "open" && !rest;

const RENEW_EVERY = 20 * SECOND;
/** After this long without a renewal we stop changing anything (rule 25). */
const STOP_AFTER = 40 * SECOND;
/** For so long a call waits for a lease that nobody has taken to be renewed again: AWS or the network may be away. */
const REGAINED_WITHIN = 120 * SECOND;
/** What has failed is tried again sooner. */
const TRY_EVERY = 5 * SECOND;
/**
 * Renews `alive/<owner>` every 20 s. Whoever takes the release over writes its claim and then this parameter too, so
 * that each renewal learns of it from the version AWS answers: one call instead of two. When the version is not the next
 * one (a taker's write, or our own sent twice), or the lease was too old meanwhile, the claim itself is looked for. A taker
 * that finds the version changed since it saw the lease run out waits for us (take-over.ts).
 * `aws` must be a door that does not itself ask this lease.
 */
function lease(aws, clock, emit, place) {
    const paths = pathsOf(place.target);
    const stop = new AbortController();
    const lostTo = new AbortController();
    // A process may sleep between its claim and here: nothing is ours until AWS has answered the first renewal.
    let renewedAt = -Infinity;
    let taken = false;
    let version = 0;
    let failed = false;
    const isFresh = () => clock.monotonic() - renewedAt <= STOP_AFTER;
    const renewals = (async () => {
        while (!stop.signal.aborted) {
            const startedAt = clock.monotonic();
            try {
                const name = paths.alive(place.release, place.owner);
                const newer = await put(aws, name, clock.now().toISOString(), stop.signal);
                // Whoever has taken it meanwhile has written this parameter before, or finds that we have, and waits.
                const certain = newer === version + 1 && (version === 0 || isFresh());
                version = newer;
                if (!certain) {
                    await clock.sleep(READ_LAG, stop.signal); // a claim just made is not readable at once
                    taken = (await read(aws, paths.claim(place.release, place.owner + 1))) !== undefined;
                }
                if (taken)
                    return lostTo.abort(taking(place));
                renewedAt = startedAt;
                failed = false;
            }
            catch (error) {
                if (stop.signal.aborted)
                    return;
                if (!failed)
                    emit({
                        kind: "warned",
                        text: `The lease of this release could not be renewed: ${messageOf(error)}`,
                    });
                failed = true;
            }
            await clock.sleep(failed ? TRY_EVERY : RENEW_EVERY, stop.signal).catch(() => undefined);
        }
    })();
    return {
        async check(signal) {
            const until = clock.monotonic() + REGAINED_WITHIN;
            if (!taken && !isFresh() && Number.isFinite(renewedAt))
                emit({ kind: "waiting", text: "Nothing is changed until the lease is renewed" });
            const isKnown = () => taken || isFresh() || clock.monotonic() >= until;
            while (!isKnown())
                await clock.sleep(SECOND, signal);
            if (taken)
                throw taking(place);
            if (!isFresh())
                throw lost(place, "its lease could not be renewed for minutes");
        },
        lost: lostTo.signal,
        async end() {
            stop.abort(new Error("the lease ended"));
            await renewals;
            if (taken)
                await put(aws, paths.gaveWay(place.release, place.owner), true).catch(() => undefined);
        },
    };
}
/** Whoever finds its place taken ends. */
const taking = (place) => lost(place, "another run has taken this release over");
const lost = ({ target, release }, why) => new Failure("lease-lost", `This run may no longer change release ${release} of ${target}: ${why}.`, "The run that took over, or the next one, goes on from the release log.", { stops: true });

/** For so long a lease must be seen unrenewed, on our own monotonic clock (rule 25). */
const LEASE = 90 * SECOND;
const LOOK_EVERY = 10 * SECOND;
/** Who gives way is asked for more often: it answers within a renewal. */
const ASK_EVERY = 3 * SECOND;
/**
 * Takes a release over from its newest owner; a repair also one that has ended. Undefined when it has ended meanwhile, or somebody else took it: look again. Throws a Failure when a third takes it from us before we begin.
 * From the claim on, only the taker writes, under its own number (rules 25, 26).
 */
async function takeOver(taker, held, how) {
    const { aws, clock } = taker;
    const { place } = held;
    // Whoever took it last and has written nothing yet may be at work, whatever those before it wrote.
    const isBusy = how === "gone" && !held.begun && !taker.hasEnded(held.owner.process);
    if (how === "lease" || isBusy) {
        const seen = await outlived(taker, place);
        return typeof seen === "string" ? undefined : takeOver(taker, held, seen);
    }
    const number = place.owner + 1;
    const paths = pathsOf(place.target);
    const mine = {
        nonce: `${taker.nonce}/${number}`,
        owner: taker.owner,
        at: clock.now().toISOString(),
    };
    if (!(await createOrRecognise(aws, clock, paths.claim(place.release, number), mine)))
        return undefined;
    await displace(taker, { ...place, owner: number }, place, how);
    const opened = await reopened(taker, { ...place, owner: number });
    const endedMeanwhile = opened && isFinal(opened.folded.course) && !isFinal(held.folded.course);
    return endedMeanwhile ? undefined : opened;
}
/** Until nobody before `mine` works on the release any more, first of all `theirs`. */
async function displace(taker, mine, theirs, how) {
    const { aws } = taker;
    const { target, release, owner } = theirs;
    // The next renewal of whoever still holds it fails its check.
    const version = await put(aws, pathsOf(target).alive(release, owner), { takenBy: mine.owner });
    // Versions count up by one: another number says that it was renewed after we had looked.
    const stirs = typeof how === "object" && version !== how.lapsedAt + 1;
    if (how === "supersede" || stirs)
        await gaveWay(taker, mine, theirs);
    // Whoever claimed it and wrote no course may have been waiting for the one before, who may know of neither of us.
    if (owner === 0 || (await courseOf(aws, theirs)))
        return;
    const before = { ...theirs, owner: owner - 1 };
    if ((await courseOf(aws, before))?.outcome !== undefined)
        return;
    const process = await processOf(aws, before);
    const ended = process !== undefined && taker.hasEnded(process);
    await displace(taker, mine, before, ended ? "gone" : "supersede");
}
/** The course as one owner wrote it: each writes it before it changes anything else. */
const courseOf = (aws, { target, release, owner }) => read(aws, `${pathsOf(target).by(release, owner)}/course`);
async function processOf(aws, { target, release, owner }) {
    const paths = pathsOf(target);
    const name = owner === 0 ? paths.release(release) : paths.claim(release, owner);
    return (await read(aws, name))?.owner.process;
}
/** The state as it is once all that the old owner wrote can be read. */
async function reopened({ aws, clock, signal, owner }, place) {
    await clock.sleep(READ_LAG, signal);
    const opened = await openRelease(aws, place.target, place.release);
    if (opened && opened.place.owner > place.owner)
        throw await givenUp(aws, place);
    // Our own claim counts, whether the listing shows it or not.
    return opened && { ...opened, place, owner };
}
/** Waits until the owner's lease has run out, the release has ended, or another has claimed it; `onAlive` is told that it is at work. */
async function outlived({ aws, clock, signal, emit }, place, onAlive) {
    const paths = pathsOf(place.target);
    const alive = lapsing(aws, clock, paths.alive(place.release, place.owner));
    return poll(async () => {
        const course = await courseOf(aws, place);
        if (course?.outcome !== undefined)
            return "ended";
        if (await read(aws, paths.claim(place.release, place.owner + 1)))
            return "taken";
        const sign = await alive();
        if (typeof sign === "object")
            return sign;
        if (sign === "alive")
            onAlive?.();
        emit({ kind: "waiting", text: `Seeing whether release ${place.release} is still being worked on` });
        return undefined;
    }, { clock, every: LOOK_EVERY, signal });
}
/** Waits until the owner has acknowledged our claim, or stopped renewing for the length of a lease; ours is renewed meanwhile. */
async function gaveWay(taker, mine, theirs) {
    const { aws, clock, signal, emit } = taker;
    const paths = pathsOf(theirs.target);
    const alive = lapsing(aws, clock, paths.alive(theirs.release, theirs.owner));
    const renew = renewing(taker, mine);
    await poll(async () => {
        if (await read(aws, paths.gaveWay(theirs.release, theirs.owner)))
            return true;
        if (typeof (await alive()) === "object")
            return true;
        await renew();
        emit({ kind: "waiting", text: `Waiting until release ${theirs.release} is given up by its run` });
        return undefined;
    }, { clock, every: ASK_EVERY, signal });
}
/**
 * Each call renews the lease of a place that is not worked under yet, when it is time to: a third run takes who does not
 * renew for dead. Throws, once it has given way, when a third has taken the place all the same.
 */
function renewing({ aws, clock }, mine) {
    const { target, release, owner } = mine;
    let [renewedAt, version] = [clock.monotonic(), 0];
    return async () => {
        const startedAt = clock.monotonic();
        if (startedAt - renewedAt < RENEW_EVERY)
            return;
        const now = clock.now().toISOString();
        // What fails is tried again at the next look, which meets whatever is wrong as well.
        const newer = await put(aws, pathsOf(target).alive(release, owner), now).catch(() => undefined);
        if (newer === undefined)
            return;
        // As in lease.ts: whoever takes it writes this parameter too.
        const isTaken = newer !== version + 1 && (await read(aws, pathsOf(target).claim(release, owner + 1)));
        [renewedAt, version] = [startedAt, newer];
        if (isTaken)
            throw await givenUp(aws, mine);
    };
}
/** Tells whoever took our place that we have stopped; returns the failure to end with: two that supersede each other would never end. */
async function givenUp(aws, mine) {
    await put(aws, pathsOf(mine.target).gaveWay(mine.release, mine.owner), true).catch(() => undefined);
    return taking(mine);
}
/** Each call looks at the lease once: it has run out when its version has not changed for so long. */
function lapsing(aws, clock, name) {
    let seen;
    return async () => {
        const version = await versionOf$1(aws, name);
        const now = clock.monotonic();
        if (seen?.version !== version)
            seen = { version, since: now, changed: seen !== undefined };
        if (now - seen.since >= LEASE)
            return { lapsedAt: version };
        return seen.changed ? "alive" : "unknown";
    };
}

/** Reads it from the record. An `open` outcome is a pause, not an end. */
function standingOf(journal) {
    const { outcome, committed, direction, rest } = journal.course();
    if (outcome !== undefined && outcome !== "open" && !rest)
        return { kind: "over", outcome };
    if (committed)
        return { kind: "forward" };
    if (journal.plan.every((_, index) => !journal.step(index)))
        return { kind: "untouched" };
    return { kind: direction === "back" ? "back" : "either" };
}
/**
 * Goes on with a release that another process began: the direction goes into the record first, then the same walk as
 * ever. Steps that were begun are applied again and look first; those that were done are not.
 * @param toward taken where both ways are open; the record's own direction and the commit point come before it, unless
 *   blue has been brought back by others: then the commit point is no more; or unless there is nobody to go back to, and
 *   nothing was undone yet
 */
async function resume(run, steps, journal, policy, toward) {
    const course = goingOn(journal.course());
    try {
        await journal.writeCourse(courseToward(journal, course, toward));
    }
    catch (error) {
        if (error instanceof Failure)
            return { end: "stopped", cause: error };
        throw error;
    }
    return execute(run, steps, journal, policy);
}
/** Something of it is as it was before it, or is left as it stands. */
const hasUndone = ({ plan, step }) => plan.some((_, index) => ["undone", "left"].includes(step(index)?.state ?? ""));
function courseToward(journal, course, toward) {
    if (toward.direction === "back" && toward.broughtBack && course.committed)
        return { ...course, direction: "back", why: toward.why, committed: false };
    const { kind } = standingOf(journal);
    if (kind === "back" && toward.direction === "forward" && toward.pastReturn && !hasUndone(journal))
        return { ...course, direction: "forward" };
    if (kind !== "either")
        return course;
    return toward.direction === "back"
        ? { ...course, direction: "back", why: toward.why }
        : { ...course, direction: "forward" };
}

/** Read from a recorded plan; undefined for a plan that moves none. Pure. */
function trafficOf(log) {
    const at = log.plan.findIndex(({ step }) => step === "create-deployment" || step === "register-kept");
    const planned = log.plan[at];
    if (!planned)
        return undefined;
    if (planned.step === "register-kept") {
        const { targetGroups, blue, green } = planned.args;
        return { targetGroups, blue, green };
    }
    const settings = planned.args;
    const { deploymentId } = (log.step(at)?.memo ?? {});
    const { targetGroups, fleets } = settings;
    return { targetGroups, blue: fleets.blue, green: greenOf(settings, deploymentId) };
}

/**
 * Everything a release that is left as it stands has made or changed: what its begun steps say they leave, in the order of
 * undoing. People run the listed commands from the top: green must not be deleted before the traffic is off it (rule 17).
 * @param states of which steps
 */
function leftovers(steps, journal, why, states = ["begun", "done", "left"]) {
    const known = asKnown(journal);
    const recall = recallFrom(known);
    const undone = undoSequence(steps, journal);
    const others = journal.plan.map((_, index) => index).filter((index) => !undone.includes(index));
    return [...undone, ...others].flatMap((index) => {
        const { step: name, args } = journal.plan[index];
        const record = known.step(index);
        // Beyond the commit point a step that has nothing to note before its first write may have begun unrecorded.
        const state = record ? record.state : journal.course().committed ? "begun" : "undone";
        if (!states.includes(state))
            return [];
        return (stepNamed(steps, name).leaves?.(args, record?.memo ?? null, recall) ?? []).map((one) => ({
            ...one,
            why,
        }));
    });
}
/** The record with what AWS did not keep: what is there is there, written down or not. */
const asKnown = (journal) => ({
    ...journal,
    step(index) {
        const record = journal.step(index);
        const memo = journal.unwritten?.(index);
        return record && memo !== undefined ? { ...record, memo } : record;
    },
});

/** How many releases stay in the log, and for how long at least (rule 24). */
const KEPT = 20;
const YOUNGEST = 24 * HOUR;
/** Each run tidies a few: no run pays for a long history. */
const AT_ONCE = 2;
/** Removes finished releases that lie far enough below `head` as read back; open ones stay. */
async function prune(aws, clock, { target, release }) {
    const paths = pathsOf(target);
    const old = (await numbersOf(aws, target))
        .filter((number) => number <= release - KEPT)
        .sort((a, b) => a - b);
    if (old.length === 0)
        return;
    const head = await read(aws, paths.head);
    if (head === undefined)
        return;
    for (const number of old.filter((one) => one <= head - KEPT).slice(0, AT_ONCE))
        await pruneOne(aws, clock, target, number);
}
async function pruneOne(aws, clock, target, number) {
    const path = pathsOf(target).release(number);
    const header = await read(aws, path);
    const parameters = await below(aws, path, true);
    const outcome = fold(path, parameters).course.outcome;
    const finished = outcome !== undefined && outcome !== "open";
    if (!header || !finished || clock.now().getTime() - new Date(header.at).getTime() < YOUNGEST)
        return;
    // The header last: a half-pruned release is still known by its number.
    for (const Names of batches([...parameters.map(({ Name }) => Name), path], 10))
        await aws("ssm:DeleteParameters", { Names });
}

/** Who serves of a release's two fleets, as read from the target groups; undefined for a plan that moves no traffic. */
async function servingOf(aws, log) {
    const traffic = trafficOf(log);
    return traffic && routers["target-groups"].serving(aws, traffic.targetGroups, traffic);
}
/** In words, with what to do, for a release whose fleets are both out of rotation. Pure. */
function nobodyServes(log, committed) {
    const traffic = trafficOf(log);
    const fleet = committed ? traffic?.green : traffic?.blue;
    const nobody = "Nobody serves: the load balancer sends requests to no instance of blue or green.";
    if (!fleet)
        return nobody;
    const launched = `${nobody} Auto Scaling registers what it launches in group ${fleet.group} (\`${lookAt(fleet.group)}\`)`;
    return fleet.kind === "group"
        ? `${launched}; deploy again once it serves.`
        : `${launched}, but CodeDeploy installs nothing on it, for lack of a launch hook: unless its AMI holds the application, install it there by a deployment in place, and deploy again once it serves.`;
}
/** The same as something that is left, of a release that green had taken over. Pure. */
function outOfRotation(log) {
    const { targetGroups = [], green } = trafficOf(log) ?? {};
    if (!green)
        return [];
    return [
        {
            what: `Traffic is on neither fleet in target group ${targetGroups.map(({ arn }) => targetGroupName(arn)).join(", ")}`,
            why: "green had taken over, and all of it was taken out since",
            command: lookAt(green.group),
        },
    ];
}
const lookAt = (group) => shell `aws autoscaling describe-scaling-activities --auto-scaling-group-name ${group}`;
/**
 * Blue has no living instance any more, or CodeDeploy is about to end it, and green serves: there is no way back (rule 14).
 * False also where that cannot be read.
 */
async function isPastReturn(ctx, log) {
    const traffic = trafficOf(log);
    if (!traffic)
        return false;
    try {
        const isOver = (await livingMembers(ctx.aws, traffic.blue)).length === 0 || (await isEndingBlue(ctx, log));
        return isOver && (await servingOf(ctx.aws, log)) === "green";
    }
    catch (error) {
        if (stopsRun(error))
            throw error;
        return false;
    }
}
async function isEndingBlue(ctx, log) {
    const { settings, deploymentId } = recallFrom(log)("create-deployment") ?? {};
    return settings?.terminate && deploymentId ? endsBlue(await getDeployment(ctx, deploymentId)) : false;
}
/** Who serves of a release of the past, which is opened for it. */
async function whoServes(aws, { header, opened }) {
    const folded = (opened ?? (await openRelease(aws, header.target, header.release)))?.folded;
    return folded && servingOf(aws, readOnly(folded));
}

/** After SIGINT the runner waits 7.5 s (actions/runner: ProcessInvoker); within 5 s everything is said. */
const LAST_WORDS = 4 * SECOND;
/** What a run says and writes down that has to end before its release does. */
async function stopHere(ended, cause) {
    const { header, hold, log } = ended;
    if (cause.code === "cancelled")
        return giveUp(ended);
    const name = `${NAMES[header.kind]} ${header.release} of ${header.target}`;
    const remedy = cause.remedy ? ` ${cause.remedy}` : "";
    const expired = cause.code === "credentials-expired";
    const summary = `${name} is left as it stands: ${cause.message}${remedy}${expired ? goesOnAlone(ended) : ""} To go on with it, re-run this job${rerunCommand(header)}.`;
    // Whoever took it over sees to what is there.
    const why = expired ? "the credentials have run out" : "the release log could not be written";
    return { outcome: "open", summary, leftovers: hold.signal.aborted ? [] : leftovers(steps, log, why) };
}
/** Nothing can be sent any more, not even to stop it. */
function goesOnAlone({ log }) {
    const memo = recallFrom(log)("create-deployment");
    if (!memo?.deploymentId || log.course().committed)
        return "";
    const armed = memo.settings.hasEarlierSuccess
        ? "its own rollback is armed should it fail"
        : "it has no earlier success to roll back to";
    return ` Deployment ${memo.deploymentId} is out of sight; CodeDeploy goes on with it, and ${armed}.`;
}
const rerunCommand = ({ owner }) => owner.runId && owner.repository
    ? shell ` (\`gh run rerun ${owner.runId} --failed -R ${owner.repository}\`)`
    : "";
/** A cancellation: the record says which way now holds; what is owed is done by the settle step, or by the next run. */
async function giveUp(ended) {
    const { header, log } = ended;
    const name = `${NAMES[header.kind]} ${header.release} of ${header.target}`;
    const standing = standingOf(log).kind;
    if (standing === "untouched") {
        await inTime(ended, (aws) => writeCourse(aws, ended.hold.place, endedAs(log.course(), "failed-clean", ended.world.clock.now())));
        return { outcome: "failed-clean", summary: `${name} was cancelled: nothing was changed.`, leftovers: [] };
    }
    if (standing === "forward")
        return { owed: `${name} was cancelled ${LATE$2[header.kind]}: it is finished next.` };
    if (standing === "back")
        return { owed: `${name} was cancelled on its way back, which goes on.` };
    return ON_CANCEL$1[header.terms.onCancel](ended, name);
}
const NAMES = {
    deploy: "Release",
    repair: "Repair",
    rollback: "Release",
};
/** When there was only the way forward left. */
const LATE$2 = {
    deploy: "when green served already",
    repair: "in the middle of its own steps",
    rollback: "when what it goes back to served already",
};
const ON_CANCEL$1 = {
    async rollback(ended, name) {
        const { log, hold } = ended;
        const course = { ...log.course(), direction: "back", why: "The run was cancelled." };
        await inTime(ended, (aws) => Promise.all([writeCourse(aws, hold.place, course), stopDeployment(ended, aws)]));
        return { owed: `${name} was cancelled: what it did is undone next.` };
    },
    async leave(ended, name) {
        const { log, hold } = ended;
        const open = { ...log.course(), outcome: "open" };
        // What nobody can read to be open is taken for abandoned, and undone.
        if (!(await inTime(ended, (aws) => writeCourse(aws, hold.place, open))))
            return { owed: `${name} was cancelled: it is left as it stands, which is written down next.` };
        const summary = `${name} was cancelled and is left as it stands (on-cancel: leave). To go on with it, re-run this job.`;
        return { outcome: "open", summary, leftovers: leftovers(steps, log, "left, as on-cancel says") };
    },
    finish: (_ended, name) => Promise.resolve({
        owed: `${name} was cancelled: it is finished next, as far as the time goes (on-cancel: finish).`,
    }),
};
/** Only a rollback stops the deployment (rule 16); one whose id was not recorded yet is found by settle. */
async function stopDeployment({ log }, aws) {
    const memo = recallFrom(log)("create-deployment");
    if (!memo?.deploymentId)
        return;
    const { deploymentId, settings } = memo;
    // It may have ended, or be refused: settle sees.
    await aws("codedeploy:StopDeployment", {
        deploymentId,
        autoRollbackEnabled: settings.hasEarlierSuccess,
    }).catch(() => undefined);
}
/**
 * What does not come through in time is not said: then the settle step decides by what was said before.
 * @returns whether all of it was said
 */
async function inTime({ world, hold }, say) {
    const { clock } = world;
    const [over, said] = [new AbortController(), new AbortController()];
    const timer = clock.sleep(LAST_WORDS, said.signal).then(() => over.abort(new Error("there was no more time")), () => undefined);
    const isSaid = await say(hold.lastWords(over.signal)).then(() => true, () => false);
    said.abort(new Error("everything is said"));
    await timer;
    return isSaid;
}

/** A reading that took longer may be of long ago: the process was paused, or its machine slept. */
const FRESH = 10 * SECOND;
/** Who serves, as read from the target groups; not knowing it never changes the outcome. */
async function tellServing(held) {
    const { emit } = held.world;
    try {
        const serving = await readFresh(held);
        if (serving)
            emit({ kind: "serving", serving });
        return serving;
    }
    catch (error) {
        emit({ kind: "warned", text: `Who serves could not be read: ${messageOf(error)}` });
        return undefined;
    }
}
/** These two fleets are spoken of only as long as the release is our own: whoever was away meanwhile looks again. */
async function readFresh({ world: { clock }, hold, log }) {
    const since = clock.monotonic();
    const serving = await servingOf(hold.aws, log);
    await hold.check();
    return clock.monotonic() - since <= FRESH ? serving : servingOf(hold.aws, log);
}

/**
 * Without what is as it was before its release: the record says what may have changed, AWS what has. Reads only; what
 * no step can tell, or nobody can read, stays listed.
 */
async function withoutGone(world, found) {
    if (found.remedy.kind !== "undo" && found.remedy.kind !== "brought-back")
        return found;
    const { header, folded } = found.remedy.opened;
    const gone = await goneOf(world, header, readOnly(folded));
    return { ...found, left: found.left.filter(({ what }) => !gone.has(what)) };
}
/** Of what the begun steps of a release say they leave, what is as it was before: by its words. Reads only. */
async function goneOf(world, header, log) {
    const ctx = {
        ...world,
        deadline: new Date(header.terms.deadline),
        release: { target: header.target, number: header.release, nonce: header.nonce },
        recall: recallFrom(log),
    };
    const gone = new Set();
    for (const [index, { step: name, args }] of log.plan.entries()) {
        const { state = "undone", memo = null } = log.step(index) ?? {};
        if (state === "undone")
            continue;
        const step = stepNamed(steps, name);
        if (await isLeft(ctx, step, args, memo))
            continue;
        for (const { what } of step.leaves?.(args, memo, ctx.recall) ?? [])
            gone.add(what);
    }
    return gone;
}

/** The release was claimed, and its first write never came: found impossible, or cancelled. What is a defect is thrown. */
async function neverBegun(ended, error) {
    const { world, log } = ended;
    if (stopsRun(error))
        return stopHere(ended, error);
    await record(world, log, { outcome: "failed-clean", leftovers: [] });
    if (!(error instanceof Failure))
        throw error;
    return { outcome: "failed-clean", summary: toldCause(error, world.emit), leftovers: [] };
}
/** Judges how the release ended, records it and puts it into words. */
async function conclude(ended, execution) {
    const { world, log, hold } = ended;
    if (execution.end === "stopped") {
        // Whoever has taken the release over tells of it: by now others than these two fleets may serve.
        if (!hold.signal.aborted && execution.cause.code !== "lease-lost")
            await tellServing(ended);
        return stopHere(ended, execution.cause);
    }
    const serving = await tellServing(ended);
    const judged = await truthful(ended, endingOf(ended, execution), serving);
    const ending = serving === "neither" ? unserved(log, judged) : judged;
    const isRecorded = await record(world, log, ending, wantsTime(ended, ending));
    // How a release ends that another has taken over meanwhile, is for that one to say.
    if (!isRecorded && hold.lost.aborted)
        return stopHere(ended, hold.lost.reason);
    if (ending.outcome === "succeeded" && brings(ended.header))
        await remember(ended);
    return ending;
}
const WENT_WELL = {
    deploy: "green serves.",
    repair: "what the repair had to do itself is done.",
    rollback: "what it went back to serves.",
};
function endingOf({ log, header }, execution) {
    const name = `Release ${header.release} of ${header.target}`;
    switch (execution.end) {
        case "finished": {
            const rest = execution.leftovers.length > 0 ? " What could not be finished is listed." : "";
            return {
                outcome: "succeeded",
                summary: `${name}: ${WENT_WELL[header.kind]}${rest}`,
                leftovers: execution.leftovers,
            };
        }
        case "undone": {
            const { leftovers } = execution;
            const outcome = leftovers.length > 0 ? "failed-dirty" : "failed-clean";
            const state = leftovers.length > 0 ? "Not everything could be undone." : "What was changed is as before.";
            return { outcome, summary: `${name} failed: ${messageOf(execution.cause)} ${state}`, leftovers };
        }
        case "left": {
            // Users may be on green still: first of all that, with its reason.
            const astray = execution.leftovers;
            const others = leftovers(steps, log, "left, as the inputs say", ["begun", "done"]);
            const traffic = astray.length > 0 ? " The traffic could not be brought back for certain." : "";
            const summary = `${name} failed and is left as it stands (on-failure, on-timeout): ${messageOf(execution.cause)}${traffic}`;
            return { outcome: "open", summary, leftovers: [...astray, ...others] };
        }
    }
}
/** Committed, yet green does not serve alone any more: CodeDeploy or somebody brought blue back. That is no success (law 6). */
async function truthful({ world, hold, header, log }, ending, serving) {
    if (ending.outcome !== "succeeded" || serving === undefined || serving === "green")
        return ending;
    if (serving === "neither")
        return takenFrom(header, log, ending);
    const now = serving === "both" ? "blue serves too" : "blue serves";
    const summary = `Release ${header.release} of ${header.target}: green had taken over, but now ${now}. What the release has left is listed.`;
    // What was still to be retired is what serves now: only what goes back is listed.
    const uncommitted = { ...log, course: () => ({ ...log.course(), committed: false }) };
    const gone = await goneOf({ ...world, aws: hold.aws }, header, log);
    const all = leftovers(steps, uncommitted, `${now} again`, ["begun", "done"]);
    const leftovers$1 = all.filter(({ what }) => !gone.has(what));
    return { outcome: "failed-dirty", summary, leftovers: leftovers$1 };
}
/** All of green was taken since: that brings nobody back, and what is still to be done goes forward (rule 14). */
function takenFrom({ release, target }, log, { leftovers }) {
    const rest = leftovers.length > 0 ? " What could not be finished is listed." : "";
    return {
        outcome: "failed-dirty",
        summary: `Release ${release} of ${target}: green had taken over, but now neither serves.${rest}`,
        leftovers: [...outOfRotation(log), ...leftovers],
    };
}
/** As before or not: users get nothing, which is the first thing to be known (law 6). */
const unserved = (log, ending) => ({
    ...ending,
    summary: `${ending.summary} ${nobodyServes(log, log.course().committed)}`,
});
/** Time was all that was wanting: the next run does the rest before anything else. */
function wantsTime({ world, log, hurry = false, deadline }, { outcome, leftovers }) {
    const { direction, committed } = log.course();
    if (leftovers.length === 0)
        return false;
    // Green serves, but may not be looked after yet: the gate that was not reached stands before that.
    if (committed)
        return outcome === "succeeded" && (hurry || (deadline !== undefined && world.clock.now() >= deadline));
    return hurry && outcome === "failed-dirty" && direction === "back";
}
/** The outcome goes into the release log; a log that cannot be written is told. @returns whether it could be written */
async function record(world, log, { outcome, leftovers }, rest = false) {
    try {
        const end = endedAs(log.course(), outcome, world.clock.now(), leftovers.length);
        await log.writeCourse({ ...end, ...(rest ? { rest } : {}) });
        return true;
    }
    catch (error) {
        world.emit({ kind: "warned", text: `The outcome could not be recorded: ${messageOf(error)}` });
        return false;
    }
}
/** `live` is a cache of what serves; old finished releases are pruned. Neither changes the outcome. */
async function remember({ world, hold, header }) {
    try {
        await put(hold.aws, pathsOf(header.target).live, {
            release: header.release,
            ami: header.ami,
            at: world.clock.now().toISOString(),
        });
        await prune(hold.aws, world.clock, header);
    }
    catch (error) {
        world.emit({ kind: "warned", text: `The release log could not be tidied: ${messageOf(error)}` });
    }
}

/** The consoles of AWS's partitions, by what their regions begin with (AWS general reference). */
const CONSOLES = [
    ["cn-", "console.amazonaws.cn"],
    ["us-gov-", "console.amazonaws-us-gov.com"],
    ["", "console.aws.amazon.com"],
];
/** Where people see a deployment. */
function consoleUrl(region, deploymentId) {
    const [, host] = CONSOLES.find(([prefix]) => region.startsWith(prefix));
    return `https://${region}.${host}/codesuite/codedeploy/deployments/${deploymentId}?region=${region}`;
}
/** Adds the output `console-url` to each `deployment-id`: the steps that know the one do not know the region. */
const withConsoleUrl = (emit, region) => (event) => {
    emit(event);
    if (event.kind === "output" && event.name === "deployment-id")
        emit({ kind: "output", name: "console-url", value: consoleUrl(region, event.value) });
};

/** Claims a release, tells its number and works on it under its lease. */
async function claimAndHold(world, wanted, work) {
    const header = await claim(world.aws, world.clock, wanted);
    const { target, release } = header;
    world.emit({ kind: "claimed", target, release });
    return holding(world, { target, release, owner: 0 }, (hold) => work(hold, header));
}
/** Works on a release under its lease, which is renewed meanwhile and given up at the end. */
async function holding(world, place, work) {
    // A cancelled run keeps its lease until it has said where it stands.
    const own = world.guarded(() => undefined, new AbortController().signal);
    const held = lease(own, world.clock, world.emit, place);
    const signal = world.signal ? AbortSignal.any([world.signal, held.lost]) : held.lost;
    try {
        return await work({
            place,
            aws: world.guarded(held.check, signal),
            signal,
            lost: held.lost,
            check: () => held.check(signal),
            lastWords: (other) => world.guarded(held.check, other),
        });
    }
    finally {
        await held.end();
    }
}
/** What the steps of a release that is held are walked with. */
const runUnder = (world, hold, header, deadline) => ({
    aws: hold.aws,
    clock: world.clock,
    emit: world.emit,
    signal: hold.signal,
    deadline,
    release: { target: header.target, number: header.release, nonce: header.nonce },
});

/**
 * A process that ended between CreateDeployment and its record knew of no deployment, and CodeDeploy went on with it: found
 * by its stamp, it is written down, since by it green is known. What cannot be read changes nothing: the steps look again.
 */
async function noteDeployment(aws, log, release) {
    const index = log.plan.findIndex(({ step }) => step === "create-deployment");
    const record = log.step(index);
    if (record?.state !== "begun")
        return;
    const memo = record.memo;
    if (memo.deploymentId)
        return;
    try {
        const deploymentId = await findDeployment(aws, release, memo);
        if (!deploymentId)
            return;
        const known = { ...memo, deploymentId };
        await log.writeStep(index, { state: record.state, memo: known });
    }
    catch (error) {
        if (stopsRun(error))
            throw error;
    }
}

/** A release that its own job does not go on with is given this long, forward. */
const FORWARD$1 = HOUR;
/** How another run goes on with a release: its user's wishes were for a run of its own. */
const byAnother = ({ clock }, toward) => ({
    toward,
    policy: { onFailure: "rollback", onTimeout: "rollback" },
    deadline: new Date(clock.now().getTime() + FORWARD$1),
});
/** Goes on with a release that was taken over, in the direction its record says or leaves open. */
async function resumeRelease(world, opened, onward) {
    const { header, place, folded } = opened;
    return holding(world, place, async (hold) => {
        const log = journal(hold.aws, place, folded);
        const ended = { world, hold, header, log, hurry: onward.hurry };
        if (standingOf(log).kind === "untouched") {
            await record(world, log, { outcome: "failed-clean", leftovers: [] });
            const summary = `Release ${header.release} of ${header.target} was claimed and no more: nothing was changed.`;
            return { outcome: "failed-clean", summary, leftovers: [] };
        }
        const run = {
            ...runUnder(world, hold, header, onward.deadline),
            emit: withConsoleUrl(world.emit, regionOf(log)),
            takenOverAt: world.clock.now().getTime(),
            ...(onward.hurry ? { hurry: true } : {}),
        };
        world.emit({ kind: "said", text: `Going on with release ${header.release} of ${header.target}` });
        await noteDeployment(hold.aws, log, run.release);
        const toward = await possible(world, hold.aws, log, onward.toward);
        return conclude(ended, await resume(run, steps, log, onward.policy, toward));
    });
}
/** Who goes back to a fleet that is no more leaves everything as it is, for ever. */
async function possible({ clock, signal, emit }, aws, log, toward) {
    const { kind } = standingOf(log);
    const isGoingBack = kind === "either" ? toward.direction === "back" : kind === "back" && !hasUndone(log);
    if (!isGoingBack)
        return toward;
    if (!(await isPastReturn({ aws, clock, signal }, log)))
        return toward;
    emit({
        kind: "said",
        text: "Blue is no more, or ends soon, and green serves: the release is finished, not undone",
    });
    return { direction: "forward", pastReturn: true };
}
/** From the ARN of a target group: `arn:aws:elasticloadbalancing:region:…`. */
const regionOf = (log) => trafficOf(log)?.targetGroups[0]?.arn.split(":")[3] ?? "";

/**
 * The outputs of a release that is gone on with, as far as its record has them: its steps that are done are not repeated,
 * and so do not tell theirs again. Which instances there are is read; not being able to changes nothing.
 */
async function tellRecorded({ aws, emit }, { header, place, folded }) {
    const log = journal(aws, place, folded);
    const recall = recallFrom(log);
    const deployment = recall("create-deployment");
    const template = recall("create-template-version");
    output(emit, "ami-id", header.ami);
    output(emit, "previous-ami-id", header.before?.ami);
    output(emit, "launch-template-version", template?.version?.toString());
    if (!deployment)
        return;
    const { settings, deploymentId } = deployment;
    const { blue } = settings.fleets;
    const green = greenOf(settings, deploymentId);
    const region = settings.targetGroups[0]?.arn.split(":")[3];
    output(emit, "blue-group", blue.group);
    output(emit, "green-group", green?.group);
    output(emit, "deployment-id", deploymentId);
    if (deploymentId && region)
        output(emit, "console-url", consoleUrl(region, deploymentId));
    const list = async (name, fleet) => {
        const found = await members(aws, fleet);
        if (found.length > 0)
            output(emit, name, JSON.stringify(found.map(({ id }) => id)));
    };
    try {
        // Committed, blue's members may have been detached already.
        if (!folded.course.committed)
            await list("blue-instance-ids", blue);
        if (green)
            await list("green-instance-ids", green);
    }
    catch (error) {
        emit({ kind: "warned", text: `The instances could not be listed: ${messageOf(error)}` });
    }
}
const output = (emit, name, value) => {
    if (value)
        emit({ kind: "output", name, value });
};

/**
 * Sees to what is unfinished before a run begins: its own job's release is resumed; another run's is waited for, refused
 * or superseded (input `concurrency`); an abandoned one is taken over and undone, or finished when green serves.
 * Throws a Failure when this run must not begin.
 * @param before only releases with a lower number
 */
async function clearTheWay(world, inputs, target, before) {
    for (;;) {
        const { newest, next } = await newestReleases(world.aws, target, before);
        refuseOlder(world, newest);
        const unfinished = newest.find((glimpse) => glimpse.unfinished)?.unfinished;
        if (!unfinished)
            return { free: true, newest, next };
        const ending = await meet$1(world, inputs, unfinished);
        if (ending)
            return { free: false, ending };
        await world.clock.sleep(READ_LAG, world.signal); // what has just been written is not visible at once
    }
}
/** An older run of the same workflow never overtakes a newer success. */
function refuseOlder({ owner }, newest) {
    const newer = newest.find((glimpse) => hasSucceeded(glimpse) &&
        glimpse.header.owner.repository === owner.repository &&
        glimpse.header.owner.workflow === owner.workflow &&
        glimpse.header.owner.runNumber > owner.runNumber)?.header;
    if (!newer || owner.runNumber === 0)
        return;
    throw new Failure("older-run", `Run ${owner.runNumber} is older than run ${newer.owner.runNumber}, whose release ${newer.release} of ${newer.target} has succeeded since (${newer.owner.runUrl}).`, "To deploy this version again, start a new run of the workflow.");
}
/** Deals with one unfinished release; undefined: look again. */
async function meet$1(world, inputs, found) {
    if (found.folded.course.rest)
        return undoRelease(world, found, "gone", "There was no time for the rest of it.");
    if (sameJob(found.header.owner, world.owner))
        return again$1(world, inputs, found);
    if (found.folded.course.outcome === "open")
        return meetOpen(world, inputs, found);
    return MEETINGS[inputs.concurrency](world, found);
}
/** This job's own release: it goes on where it was. What was going back goes back, and then this run begins anew. */
async function again$1(world, inputs, found) {
    const paused = found.folded.course.outcome === "open";
    const how = paused || world.hasEnded(found.owner.process) ? "gone" : "lease";
    const taken = await takeOver(takerOf(world), found, how);
    if (!taken)
        return undefined;
    world.emit({ kind: "claimed", target: found.header.target, release: found.header.release });
    await tellRecorded(world, taken);
    const now = world.clock.now().getTime();
    const given = Date.parse(found.header.terms.deadline) - Date.parse(found.header.at);
    const onward = {
        toward: { direction: "forward" },
        policy: { onFailure: inputs.onFailure, onTimeout: inputs.onTimeout },
        deadline: new Date(now + (inputs.timeout ?? given)),
    };
    const ending = await resumeRelease(world, taken, onward).catch((error) => asItStands(taken, error));
    return wentBack(taken, ending) ? undefined : ending;
}
/** What keeps this job from going on with its own release does not undo what it has done of it. */
function asItStands({ header }, error) {
    if (stopsRun(error) || !(error instanceof Failure))
        throw error;
    const name = `Release ${header.release} of ${header.target}`;
    const summary = `${name} is left as it stands: ${error.message} ${error.remedy}`;
    return { outcome: "open", summary, leftovers: [] };
}
/** The release was on its way back, or had not begun, before this run took it over. */
const wentBack = ({ folded }, ending) => "outcome" in ending &&
    (ending.outcome === "failed-clean" || ending.outcome === "failed-dirty") &&
    (folded.course.direction === "back" || Object.keys(folded.steps).length === 0);
/** Held by somebody's wish: it is not abandoned. */
async function meetOpen(world, inputs, found) {
    const { release, target } = found.header;
    if (inputs.concurrency === "supersede")
        return undoRelease(world, found, "gone", "A newer run supersedes it.");
    throw new Failure("release-open", `Release ${release} of ${target} is open: it was left as it stands.${linkTo(found)}`, "Re-run its job to go on with it, or run with `concurrency: supersede` to undo it first.");
}
async function wait(world, found) {
    world.emit({ kind: "said", text: `Waiting for release ${nameOf$1(found)}.${linkTo(found)}` });
    const how = await outlived(takerOf(world), found.place);
    return typeof how === "object" ? undoRelease(world, found, how, ABANDONED) : undefined;
}
async function refuse(world, found) {
    const how = await outlived(takerOf(world), found.place, () => {
        throw new Failure("target-busy", `Release ${nameOf$1(found)} is being worked on.${linkTo(found)}`, "Run again when it has ended, or with `concurrency: wait`.");
    });
    return typeof how === "object" ? undoRelease(world, found, how, ABANDONED) : undefined;
}
async function supersede(world, found) {
    const { owner } = found.header;
    if (owner.workflow === world.owner.workflow && owner.runNumber > world.owner.runNumber)
        return wait(world, found);
    world.emit({ kind: "said", text: `Superseding release ${nameOf$1(found)}.${linkTo(found)}` });
    return undoRelease(world, found, "supersede", "A newer run supersedes it.");
}
/** How another run that works on the target is met, by the input `concurrency`. */
const MEETINGS = { wait, refuse, supersede };
const ABANDONED = "Its run has ended without finishing it.";
const nameOf$1 = ({ header }) => `${header.release} of ${header.target}`;
const linkTo = ({ header }) => header.owner.runUrl ? ` Its run: ${header.owner.runUrl}` : "";
/** Takes it over and undoes it, or finishes it where green serves already. Anything but an end of it ends this run too. */
async function undoRelease(world, found, how, why) {
    const taken = await takeOver(takerOf(world), found, how);
    if (!taken)
        return undefined;
    const ending = await resumeRelease(world, taken, byAnother(world, { direction: "back", why }));
    // What is left may still serve: nobody deploys over it in the same breath.
    if ("owed" in ending || ending.outcome === "open" || ending.outcome === "failed-dirty")
        return ending;
    world.emit({ kind: "said", text: `Release ${nameOf$1(found)} ended ${ending.outcome}: ${ending.summary}` });
    return undefined;
}
const takerOf = (world) => ({
    aws: world.aws,
    clock: world.clock,
    emit: world.emit,
    signal: world.signal,
    owner: world.owner,
    nonce: world.nonce,
    hasEnded: world.hasEnded,
});

/** The user's wishes as the header keeps them. */
const termsOf = ({ onFailure, onTimeout, onCancel }, deadline) => ({ onFailure, onTimeout, onCancel, deadline: deadline.toISOString() });
/** Claims the release, and walks its plan to an end under its lease. */
const claimed = (world, conduct, wanted, prepare) => claimAndHold(world, wanted, (hold, header) => releaseUnder(hold, world, conduct, header, prepare));
/** From here on we hold the release: whatever happens ends in its record. */
async function releaseUnder(hold, world, conduct, header, prepare) {
    const { aws, place } = hold;
    const { target, release } = header;
    const logOf = (plan) => journal(aws, place, { plan, steps: {}, course: FRESH$1 });
    const deadline = new Date(header.terms.deadline);
    const run = runUnder(world, hold, header, deadline);
    let prepared;
    try {
        // Another run may have claimed the number below ours meanwhile: it is ahead.
        const way = await clearTheWay(world, conduct, target, release);
        const next = way.free ? await prepare(release, way.newest) : way.ending;
        if (!("plan" in next)) {
            // What an earlier release ended as is told, whether our own end can be written or not: settle sees to both.
            await record(world, logOf([]), { outcome: "failed-clean", leftovers: [] });
            return next;
        }
        prepared = next;
        const { plan } = prepared;
        await persist(run, () => recordPlan(aws, place, plan));
    }
    catch (error) {
        return neverBegun({ world, hold, header, log: logOf([]) }, error);
    }
    prepared.show();
    const log = logOf(prepared.plan);
    const execution = await execute({ ...run, emit: withConsoleUrl(world.emit, prepared.region) }, steps, log, header.terms);
    return conclude({ world, hold, header, log, deadline }, leaving(execution, prepared));
}
const leaving = (execution, { leaves = [] }) => execution.end === "finished" ? { ...execution, leftovers: [...execution.leftovers, ...leaves] } : execution;

/**
 * An earlier commit never overtakes a later one that another workflow has deployed: the numbers of different workflows'
 * runs cannot be compared, their commits can, where the checkout knows both. Throws a Failure when ours is the earlier.
 * @param newest the newest releases, the newest first
 */
async function refuseEarlierCommit({ owner, isAncestor }, newest) {
    const last = newest.find(hasSucceeded)?.header;
    if (!last || last.owner.repository !== owner.repository || last.owner.workflow === owner.workflow)
        return;
    if (!(await isAncestor(owner.sha, last.owner.sha)))
        return;
    const link = last.owner.runUrl ? ` (${last.owner.runUrl})` : "";
    throw new Failure("older-commit", `Commit ${main_short(owner.sha)} is an ancestor of ${main_short(last.owner.sha)}, which workflow ${JSON.stringify(last.owner.workflow)} has deployed as release ${last.release} of ${last.target}${link}.`, "To go back on purpose, use the rollback action, or run again with `force: true`.");
}
const main_short = (sha) => sha.slice(0, 12);

/**
 * The deployment group's last successful revision, where it leaves no doubt: whether its target revision is that of the last
 * success or of the last try is documented nowhere. Null: not known.
 */
function lastSuccess({ deploymentGroup }) {
    const { lastSuccessfulDeployment: good, lastAttemptedDeployment: tried } = deploymentGroup ?? {};
    const sure = good?.deploymentId !== undefined && good.deploymentId === (tried ?? good).deploymentId;
    return (sure && deploymentGroup?.targetRevision) || null;
}

/**
 * What serves now: the AMI that blue runs; its revision by the release that brought it, otherwise by the deployment group.
 * @param newest the newest releases, the newest first
 */
function servedBy(facts, newest) {
    const ami = imageOf(facts.blue) ?? "";
    const last = newest.find(hasSucceeded)?.header;
    if (last?.ami === ami)
        return { ami, revision: last.revision };
    return { ami, revision: lastSuccess(facts) };
}

/** A page of names (GetParameters takes ten: Systems Manager API reference). */
const PER_CALL = 10;
/**
 * All releases that the log holds, the newest first, in few calls: the listing gives ten headers a page, and ten courses
 * are read with one call. Only what is not finished, or left something, is opened.
 */
async function main_history(aws, target) {
    const paths = pathsOf(target);
    const listed = await below(aws, paths.releases, false);
    const headers = listed
        .filter(({ Name }) => /\/\d+$/.test(Name))
        .map(({ Name, Value }) => decode(Value, Name))
        .sort((a, b) => b.release - a.release);
    const courses = await firstCourses(aws, target, headers);
    const pasts = [];
    for (const header of headers) {
        const course = courses.get(header.release);
        if (course && saysAll(course))
            pasts.push({ header, course });
        else {
            const opened = await openRelease(aws, target, header.release);
            if (opened)
                pasts.push({ header, course: opened.folded.course, opened });
        }
    }
    return pasts;
}
async function firstCourses(aws, target, headers) {
    const paths = pathsOf(target);
    const numbers = new Map(headers.map(({ release }) => [`${paths.by(release, 0)}/course`, release]));
    const courses = new Map();
    for (const Names of batches([...numbers.keys()], PER_CALL))
        for (const { Name, Value } of (await aws("ssm:GetParameters", { Names })).Parameters ?? [])
            courses.set(numbers.get(Name), decode(Value, Name));
    return courses;
}

/** Reads the release log, what carries our tags, and what the records of failed releases name. */
async function look(aws, where) {
    const { target } = where;
    const pasts = await main_history(aws, target);
    const success = pasts.find(hasSucceeded);
    const newest = success && (success.opened ?? (await openRelease(aws, target, success.header.release)));
    const overtaken = pasts.filter((past) => isOvertaken(past, newest)).flatMap(({ opened }) => opened ?? []);
    const tagged = await groupsTagged(aws, [RETIRED_TAG, TARGET_TAG]);
    return {
        ...where,
        pasts,
        newest,
        groups: [...tagged, ...(await groupsNamed(aws, groupsIn(overtaken), tagged))],
        instances: await retiredInstances(aws, target),
        inUse: await namedBy(aws, where),
        versions: await versionsOf(aws, overtaken),
    };
}
/** A later release has succeeded since: blue, its traffic and its settings are that one's. */
const isOvertaken = ({ header }, newest) => newest !== undefined && newest.header.release > header.release;
/** The steps of a release that failed which are still to be undone, as indexes of its plan. */
const owedBy = ({ folded }) => undoSequence(steps, readOnly(folded));
/** The target groups that a release was about. */
const targetGroupsOf = (opened) => (opened && trafficOf(readOnly(opened.folded))?.targetGroups.map(({ arn }) => arn)) ?? [];
/** The group that CodeDeploy copied for a release; undefined: it had no deployment. */
function copyOf({ folded }) {
    const memo = recallFrom(readOnly(folded))("create-deployment");
    return memo?.deploymentId && copyName(memo.settings.deploymentGroup, memo.deploymentId);
}
/** Groups that steps still to be undone were about. */
function groupsIn(overtaken) {
    const names = overtaken.flatMap((opened) => [
        copyOf(opened),
        ...owedBy(opened).flatMap((index) => {
            const { group, green } = (opened.folded.plan[index].args ?? {});
            return [group, green];
        }),
    ]);
    return [...new Set(names.filter((name) => name !== undefined))];
}
async function groupsNamed(aws, names, known) {
    const there = new Set(known.map(({ AutoScalingGroupName }) => AutoScalingGroupName));
    const found = [];
    for (const AutoScalingGroupNames of batches(names.filter((name) => !there.has(name)), 50)) {
        const page = await aws("autoscaling:DescribeAutoScalingGroups", { AutoScalingGroupNames });
        found.push(...(page.AutoScalingGroups ?? []));
    }
    return found;
}
/** What the deployment group names; nothing when it is gone. */
async function namedBy(aws, { application, deploymentGroup }) {
    const names = { applicationName: application, deploymentGroupName: deploymentGroup };
    try {
        const { deploymentGroupInfo } = await aws("codedeploy:GetDeploymentGroup", names);
        return (deploymentGroupInfo?.autoScalingGroups ?? []).map(({ name }) => name);
    }
    catch (error) {
        const gone = ["DeploymentGroupDoesNotExist", "ApplicationDoesNotExist"];
        if (gone.some((code) => refusedWith(error, code)))
            return [];
        throw error;
    }
}
/** `lt-…:7`, as the record of the step that made it says; undefined: it says nothing. */
function versionIn({ folded }, index) {
    const { step, args } = folded.plan[index];
    const { version } = (folded.steps[index]?.memo ?? {});
    if (step !== "create-template-version" || version === undefined)
        return undefined;
    return `${args.template}:${version}`;
}
async function versionsOf(aws, overtaken) {
    const named = overtaken.flatMap((opened) => owedBy(opened).map((index) => versionIn(opened, index)));
    const there = [];
    for (const name of named.filter((one) => one !== undefined)) {
        const [LaunchTemplateId, version] = name.split(":");
        try {
            await aws("ec2:DescribeLaunchTemplateVersions", {
                LaunchTemplateId: LaunchTemplateId,
                Versions: [version],
            });
            there.push(name);
        }
        catch (error) {
            const gone = ["InvalidLaunchTemplateId.VersionNotFound", "InvalidLaunchTemplateId.NotFound"];
            if (!gone.some((code) => refusedWith(error, code)))
                throw error;
        }
    }
    return there;
}

/**
 * Clears the way, and then tries once more what the newest releases have left when they ended: a failed one is undone,
 * the one that serves is finished. What a failed one still leaves in blue then ends the run: deploying over it would
 * take its rest for blue's own.
 * @param kinds a rollback that deploys again finishes nothing: that may end the fleet it goes back to
 */
async function clearWhatIsOwed(world, inputs, target, kinds = ["undo", "finish"]) {
    const tried = new Set();
    let seen;
    for (;;) {
        const way = await clearTheWay(world, inputs, target);
        if (!way.free)
            return way;
        const owing = await stillSo(world, newestOwing(way.newest));
        if (!owing || !kinds.includes(owing.kind))
            return way;
        const { release } = owing.opened.header;
        if (tried.has(release))
            return way;
        // Seen twice: a repair may have begun a moment ago, which a read does not show yet.
        const taken = seen === release && (await takeOver(takerOf(world), owing.opened, "gone"));
        if (taken) {
            tried.add(release);
            const ending = await tryAgain(world, taken, owing.kind);
            if (ending)
                return { free: false, ending };
        }
        seen = release;
        await world.clock.sleep(READ_LAG, world.signal);
    }
}
/** The newest release that owes something, unless a later one has succeeded since. All have ended. */
function newestOwing(newest) {
    for (const { header, course, opened } of newest) {
        if (!brings(header))
            continue;
        if (course.outcome === "succeeded")
            return opened && !allDone(opened) ? { opened, kind: "finish" } : undefined;
        if (course.outcome !== "failed-dirty")
            continue;
        if (course.committed)
            return opened && !allDone(opened) ? { opened, kind: "finish" } : undefined;
        if (opened && owedBy(opened).length > 0)
            return { opened, kind: "undo" };
    }
    return undefined;
}
/**
 * Green had taken over, and yet it failed: finished where green serves again. Where somebody brought blue back, no record
 * says which of the two is wanted.
 */
async function stillSo({ aws }, owing) {
    const { folded } = owing?.opened ?? {};
    if (!folded?.course.committed || folded.course.outcome !== "failed-dirty")
        return owing;
    return (await servingOf(aws, readOnly(folded))) === "green" ? owing : undefined;
}
const allDone = ({ folded: { plan, steps: records } }) => plan.every((_, index) => records[index]?.state === "done");
/** Undefined: it is in order, or what is left is in nobody's way. */
async function tryAgain(world, taken, kind) {
    const { target, release } = taken.header;
    const name = `release ${release} of ${target}`;
    world.emit({ kind: "said", text: `What ${name} left when it ended is tried once more` });
    const back = { direction: "back", why: "A later run tried it again." };
    const ending = await resumeRelease(world, taken, byAnother(world, back));
    if ("owed" in ending || ending.outcome === "open")
        return ending;
    world.emit({ kind: "said", text: ending.summary });
    if (kind === "finish" || ending.outcome !== "failed-dirty")
        return undefined;
    await world.clock.sleep(READ_LAG, world.signal);
    const now = await openRelease(world.aws, target, release);
    if (now && (await isInNobodysWay(world, now)))
        return undefined;
    const left = ending.leftovers.map(({ what }) => what).join("; ");
    return {
        ...ending,
        summary: `Nothing was deployed: ${name} has left what a deployment would take for blue's own, and it could not be undone now either: ${left}. Correct what keeps it, or put it right by the listed commands; then run again, or run \`repair\`.`,
    };
}
/** All that is left stands beside blue, and blue alone serves. */
async function isInNobodysWay(world, opened) {
    return (standsBeside(opened) && ["blue", undefined].includes(await servingOf(world.aws, readOnly(opened.folded))));
}
const standsBeside = (opened) => owedBy(opened).every((index) => stepNamed(steps, opened.folded.plan[index].step).undo.beside);

/**
 * What is asked was deployed last and still serves: nothing is to be done. Undefined when there is something to do.
 * @param newest the newest releases, all finished, the newest first
 */
function unchanged$1(inputs, facts, newest) {
    if (inputs.force)
        return undefined;
    const last = newest.find(({ header, course }) => brings(header) && course.outcome !== "failed-clean");
    if (last?.course.outcome !== "succeeded")
        return undefined;
    const { header } = last;
    const asked = header.ami === facts.imageId &&
        (inputs.revision.kind === "last" || same(header.revision, facts.revision)) &&
        (inputs.tagValue === undefined || inputs.tagValue === header.tagValue);
    if (!asked || !serves(facts))
        return undefined;
    return {
        outcome: "unchanged",
        summary: `Release ${header.release} of ${header.target} deployed exactly this, and it serves. Nothing was changed.`,
        leftovers: [],
    };
}
const same = (a, b) => JSON.stringify(a) === JSON.stringify(b);
/** Whoever is in rotation runs this AMI and is of the fleet, and every target group has such a one. */
function serves({ blue, imageId, targetGroups }) {
    const images = new Map(blue?.instances.map(({ InstanceId, ImageId }) => [InstanceId, ImageId]));
    return (targetGroups.length > 0 &&
        targetGroups.every(({ health }) => {
            const healthy = health.filter(({ TargetHealth }) => TargetHealth?.State === "healthy");
            return healthy.length > 0 && healthy.every(({ Target }) => images.get(Target?.Id) === imageId);
        }));
}

/**
 * Deploys: what is unfinished first → discover → preflight → claim → discover again → plan → execute. It emits what
 * happens and each output when it is known, all but `outcome` and the `ended` event: those are its caller's.
 * What it throws was thrown before its first write; from the claim on it returns an Ending, or what is owed.
 */
async function runRelease(world, inputs, occasion = {}) {
    const target = targetOf(inputs);
    if (inputs.mode === "plan")
        return showPlan(world, inputs, target, occasion);
    const way = await clearWhatIsOwed(world, inputs, target, occasion.back ? ["undo"] : undefined);
    if (!way.free)
        return way.ending;
    const sight = await discovered(world, inputs, way.next, occasion);
    const same = servesAlready$1(world, inputs, sight, way.newest);
    if (same)
        return same;
    if (!inputs.force && !occasion.back)
        await refuseEarlierCommit(world, way.newest);
    const first = judged(world.emit, inputs, sight);
    return claimed(world, inputs, headerOf$1(world, inputs, first, { ...occasion, before: servedBy(first.facts, way.newest) }), async (release, newest) => {
        const found = await surveyAgain(world, inputs, first, release, occasion, newest);
        if ("outcome" in found)
            return found;
        const plan = planOf(inputs, target, release, found);
        return {
            plan,
            region: found.facts.region,
            show: () => tellPlan$1(world, inputs, found, plan, release, false),
        };
    });
}
const planOf = (inputs, target, release, { facts, names }) => makePlan({ facts, inputs, release: { target, number: release }, greenTag: names.greenTag });
/** The ending of a run that has nothing to do, which is told. */
function servesAlready$1({ emit }, inputs, { facts }, newest) {
    const same = unchanged$1(inputs, facts, newest);
    if (!same)
        return undefined;
    tellFacts(emit, facts);
    emit({ kind: "serving", serving: "green" });
    return same;
}
/** Facts read before the claim may be stale after waiting for it (rule 23): whoever was ahead may have deployed just this. */
async function surveyAgain(world, inputs, first, release, occasion, newest) {
    const told = new Set(first.findings.map(keyOf));
    // A parameter that names the image is resolved once: what the plan showed is what is deployed.
    const pinned = { ...inputs, amiId: { kind: "ami", id: first.facts.imageId } };
    const sight = await discovered(world, pinned, release, occasion);
    const same = servesAlready$1(world, pinned, sight, newest);
    if (same)
        return same;
    const second = judged(world.emit, pinned, sight, told);
    for (const change of factsChanged(first.facts, second.facts))
        world.emit({ kind: "said", text: change });
    return second;
}
function headerOf$1({ clock, owner, nonce }, inputs, { facts }, { back, follows, before }) {
    const { tagValue = null, fleet, retire, tagKey, irreversible } = inputs;
    const now = clock.now();
    return {
        target: targetOf(inputs),
        nonce,
        owner,
        at: now.toISOString(),
        kind: back ? "rollback" : "deploy",
        ami: facts.imageId,
        revision: facts.revision ?? null,
        before,
        ways: { fleet, retire, tagKey },
        tagValue,
        ...(irreversible ? { irreversible } : {}),
        ...(back ? { back } : {}),
        ...(follows === undefined ? {} : { follows }),
        terms: termsOf(inputs, new Date(now.getTime() + timeoutOf(inputs, facts))),
    };
}
/** `mode: plan`: the same text, its number provisional; nothing is claimed and nothing changed. */
async function showPlan(world, inputs, target, occasion) {
    const release = await nextNumber(world.aws, target);
    const found = judged(world.emit, inputs, await discovered(world, inputs, release, occasion));
    tellPlan$1(world, inputs, found, planOf(inputs, target, release, found), release, true);
    return { outcome: "unchanged", summary: "This is the plan; nothing was changed.", leftovers: [] };
}
function tellPlan$1(world, inputs, { facts, findings, names }, plan, release, provisional) {
    const titles = plan.map(({ step, args }) => stepNamed(steps, step).title(args));
    const text = renderPlan({ facts, inputs, names, release, titles, findings });
    world.emit({ kind: "plan", text, provisional });
}

/** The deploy step of `action.yml`: a job's step that runs one release. */
const deploy = (env) => jobStep(env, "deploy", (world, { githubToken: token, ...inputs }) => {
    const { emit, signal, owner } = world;
    // The token goes no further than to the one question.
    const isAncestor = tellsAncestry(env, { repository: owner.repository, token, emit, signal });
    return runRelease({ ...world, isAncestor }, inputs);
});

/** Shows the release log as a table and as JSON: who serves and what is kept are read from AWS, not believed. */
async function listReleases(world, inputs) {
    const target = targetOf(inputs);
    const pasts = await main_history(world.aws, target);
    const states = await statesOf(world, target, pasts);
    const all = pasts.map((past) => shown(past, states.get(past.header.release) ?? null));
    const title = `Releases of ${target}`;
    if (all.length > 0)
        world.emit({ kind: "table", title, head: HEAD, rows: all.map(cells) });
    world.emit({ kind: "output", name: "releases", value: JSON.stringify(all) });
    const serving = all.find(({ state }) => state === "serving")?.release ?? "";
    world.emit({ kind: "output", name: "serving", value: String(serving) });
    const summary = all.length > 0
        ? `${target} has ${all.length} ${all.length === 1 ? "release" : "releases"} in its log.`
        : NONE(target);
    return { outcome: "unchanged", summary, leftovers: [] };
}
const NONE = (target) => `The release log holds no release of ${target}. If there should be some, look at the names: releases are kept under \`target\`, by default <application>/<deployment-group>.`;
/** Which releases serve and which are kept; what cannot be read is told and left out. */
async function statesOf(world, target, pasts) {
    const states = new Map();
    // Each success retired what the success before it had brought.
    const successes = pasts.filter(hasSucceeded);
    try {
        for (const number of await keptBy(world, target)) {
            const at = successes.findIndex(({ header }) => header.release === number);
            const before = at < 0 ? undefined : successes[at + 1];
            if (before)
                states.set(before.header.release, "kept");
        }
        const [newest] = successes;
        if (newest && (await whoServes(world.aws, newest)) === "green")
            states.set(newest.header.release, "serving");
    }
    catch (error) {
        if (!(error instanceof Failure || error instanceof Unreachable))
            throw error;
        world.emit({ kind: "warned", text: `Who serves could not be read: ${messageOf(error)}` });
    }
    return states;
}
/** The releases that retired what still runs. */
async function keptBy({ aws }, target) {
    const groups = (await groupsTagged(aws, [RETIRED_TAG])).filter(({ Instances }) => (Instances ?? []).length > 0);
    const instances = await retiredInstances(aws, target);
    const numbers = [...groups, ...instances].map(({ Tags }) => retiredBy(target, Tags));
    return new Set(numbers.filter((number) => number !== undefined));
}
function shown({ header, course }, state) {
    const { release, kind, ami, revision, owner, at } = header;
    const { outcome, endedAt } = course;
    return {
        release,
        kind,
        ami,
        revision: revisionText(revision),
        commit: owner.sha,
        actor: owner.actor,
        run: owner.runUrl,
        at,
        outcome: outcome ?? null,
        seconds: endedAt ? Math.round((Date.parse(endedAt) - Date.parse(at)) / SECOND) : null,
        state,
        reason: header.back?.reason ?? null,
    };
}
function revisionText(revision) {
    const { s3Location: s3, gitHubLocation: github } = revision ?? {};
    if (s3)
        return `s3://${s3.bucket}/${s3.key}${s3.version ? `?versionId=${s3.version}` : ""}`;
    return github ? `github:${github.repository}@${github.commitId}` : null;
}
const HEAD = [
    "Release",
    "Kind",
    "AMI",
    "Revision",
    "Commit",
    "Actor",
    "Begun",
    "Outcome",
    "Took",
    "Now",
    "Reason",
];
const cells = (one) => [
    String(one.release),
    one.kind,
    one.ami,
    one.revision ?? "",
    one.commit.slice(0, 10),
    one.actor,
    one.at.replace(/\.\d+Z$/, "Z"),
    one.outcome ?? "not finished",
    one.seconds === null ? "" : formatDuration(one.seconds * SECOND),
    one.state ?? "",
    one.reason ?? "",
];

/** The releases step: shows what the release log holds. It only reads. */
async function releases(env) {
    const clock = clockFrom(env);
    const owner = ownerFrom(env);
    const report = reporter(audienceFrom(env, owner), clock, emptyStory());
    await toItsEnd(report, () => {
        const { inputs, texts } = readInputs("releases", env["BLUEGREEN_INPUTS"]);
        report({ kind: "inputs", action: "releases", entries: texts });
        return listReleases(realWorld(env, clock, owner, report), inputs);
    });
}

/**
 * A blue that was kept is over when the next release has succeeded, or when it has run for longer than it may. A group
 * that we did not make is emptied only in the second case.
 */
function keptTooLong(remains, terms) {
    const { newest } = remains;
    if (!newest)
        return [];
    return keptIn(remains).flatMap((kept) => {
        if (kept.release > newest.header.release)
            return []; // of a release that failed: its record says what to do
        const isPast = isPastTime(newest, terms);
        if (kept.release === newest.header.release && !isPast)
            return [];
        const groups = kept.groups.filter((group) => isPast || isOurs$1(remains.target, group));
        if (groups.length === 0 && kept.instances === 0)
            return [];
        return [over(remains, newest, { ...kept, groups }, isPast)];
    });
}
/** Counted from the end of the release that serves: since then nothing older was needed. */
function isPastTime({ header, folded }, { now, retireAfter }) {
    if (retireAfter === undefined)
        return false;
    return now.getTime() - Date.parse(folded.course.endedAt ?? header.at) >= retireAfter;
}
function keptIn({ target, groups, instances }) {
    const all = new Map();
    const of = (release) => {
        const kept = all.get(release) ?? { release, groups: [], instances: 0 };
        all.set(release, kept);
        return kept;
    };
    for (const group of groups) {
        const release = retiredBy(target, group.Tags);
        // An empty group that we did not make is nothing to be ended.
        const counts = (group.Instances ?? []).length > 0 || isOurs$1(target, group);
        if (release !== undefined && counts && !group.Status)
            of(release).groups.push(group);
    }
    for (const { Tags } of instances)
        of(retiredBy(target, Tags)).instances++;
    return [...all.values()].sort((a, b) => b.release - a.release);
}
function over({ target }, newest, kept, others) {
    const { release, groups, instances } = kept;
    const parts = [
        ...groups.map((group) => `group ${group.AutoScalingGroupName} (${group.Instances?.length ?? 0} instances)`),
        ...(instances > 0 ? [`${instances} instances`] : []),
    ];
    const what = `${parts.join(" and ")}, retired by release ${release}`;
    const { endedAt = newest.header.at } = newest.folded.course;
    const why = release === newest.header.release
        ? `kept for longer than it may (retire-after), since ${endedAt}`
        : `release ${newest.header.release} serves since ${endedAt}`;
    const targetGroups = targetGroupsOf(newest);
    return {
        what: `${what.slice(0, 1).toUpperCase()}${what.slice(1)}: ${why}`,
        remedy: { kind: "step", planned: planned$1("end-kept", { release, targetGroups, others }) },
        left: [{ what, why, command: endKeptCommand(target, release) }],
    };
}

/** Something that a step of the repair's own plan takes away; what the step leaves when it fails stays. */
const byStep = (what, why, planned) => ({
    what,
    remedy: { kind: "step", planned },
    left: leftBy$1(planned, why),
});
/** What a step leaves when it is not done. */
const leftBy$1 = ({ step, args }, why) => (stepNamed(steps, step).leaves?.(args, null, () => undefined) ?? []).map((one) => ({ ...one, why }));

/**
 * What is done about a step of a failed release that could not be undone, and that a later release has gone on from. Its
 * traffic, sizes and settings are the later release's now: only what is still there as it was left is taken away.
 */
const fromOvertaken = (remains, opened, index) => LATE$1[opened.folded.plan[index].step]?.(remains, opened, index) ?? [];
const LATE$1 = {
    "create-green-group": (remains, opened, index) => {
        const { green } = argsOf(opened, index);
        return abandoned(remains, opened, green, (group) => isOurs$1(remains.target, group));
    },
    "own-copy": (remains, opened) => {
        const copy = copyOf(opened);
        if (!copy)
            return [];
        return abandoned(remains, opened, copy, ({ Tags }) => copy.endsWith(`_${tagIn(Tags, PROVISIONING_TAG)}`));
    },
    "create-template-version": (remains, opened, index) => {
        const name = versionIn(opened, index);
        if (!name || !remains.versions.includes(name))
            return [];
        const [template, version] = name.split(":");
        const what = `Version ${version} of launch template ${template}, made by release ${opened.header.release}, which failed`;
        const step = planned$1("remove-template-version", { template, version: Number(version) });
        return [byStep(what, leftWhy(opened), step)];
    },
    "freeze-blue": (remains, opened, index) => {
        const { group } = argsOf(opened, index);
        const { ours } = opened.folded.steps[index].memo;
        const there = groupIn(remains, group);
        if (!there || retiredBy(remains.target, there.Tags) !== undefined)
            return [];
        const [suspended, held] = [suspendedIn(there), heldIn(there)];
        // What a rollback holds until its revision is deployed again is that rollback's by now (rule 11).
        const processes = ours.filter((process) => suspended.includes(process) && !held.includes(process));
        if (processes.length === 0)
            return [];
        const what = `Suspended processes of ${group}: ${processes.join(", ")}; release ${opened.header.release}, which failed, suspended them`;
        return [byStep(what, leftWhy(opened), planned$1("resume-processes", { group, processes }))];
    },
};
/** A green group that no later release took for its own. */
function abandoned(remains, opened, name, isIts) {
    const group = groupIn(remains, name);
    if (!group || !isIts(group) || remains.inUse.includes(name))
        return [];
    if (retiredBy(remains.target, group.Tags) !== undefined || isNamed(remains.newest, name))
        return [];
    const what = `Auto Scaling group ${name} with ${(group.Instances ?? []).length} instances, green of release ${opened.header.release}, which failed`;
    const step = planned$1("remove-group", { group: name, targetGroups: targetGroupsOf(opened) });
    return [byStep(what, leftWhy(opened), step)];
}
/** A release is about this group. */
function isNamed(opened, group) {
    if (!opened)
        return false;
    return JSON.stringify(opened.folded).includes(JSON.stringify(group)) || copyOf(opened) === group;
}
const groupIn = ({ groups }, name) => groups.find(({ AutoScalingGroupName, Status }) => AutoScalingGroupName === name && !Status);
const argsOf = ({ folded }, index) => folded.plan[index].args;
const leftWhy = ({ header }) => `it was left by release ${header.release}`;

/**
 * Groups that carry this target's tag, and of which no record knows what they are for: the release log was lost, or its
 * old releases were pruned. They are shown and never touched: a name or a tag alone is no proof.
 */
const strays = (remains) => remains.groups.filter((group) => isStray(remains, group)).map(asFound);
function isStray({ target, inUse, pasts, newest }, group) {
    const name = group.AutoScalingGroupName;
    if (!isOurs$1(target, group) || group.Status || inUse.includes(name))
        return false;
    if (retiredBy(target, group.Tags) !== undefined)
        return false;
    return ![newest, ...pasts.map(({ opened }) => opened)].some((opened) => isNamed(opened, name));
}
function asFound(group) {
    const name = group.AutoScalingGroupName;
    const what = `Auto Scaling group ${name} with ${(group.Instances ?? []).length} instances`;
    return {
        what: `${what} carries this target's tag, and no release in the log knows of it`,
        remedy: { kind: "by-hand" },
        left: leftBy$1(planned$1("remove-group", { group: name, targetGroups: [] }), "no release in the log knows of it"),
    };
}

/** What earlier runs left, in the order in which it is put right: the newest release first. Pure. */
function judge(remains, terms) {
    const ofReleases = remains.pasts.flatMap((past) => ofRelease$1(remains, past));
    return [...ofReleases, ...keptTooLong(remains, terms), ...strays(remains)];
}
function ofRelease$1(remains, past) {
    const { course, opened } = past;
    if (!opened)
        return [];
    if (!isFinal(course))
        return [unfinished(opened)];
    if (course.outcome === "succeeded")
        return opened === remains.newest ? notFinished(opened) : [];
    if (course.outcome !== "failed-dirty")
        return [];
    if (isOvertaken(past, remains.newest))
        return course.committed ? [] : owedBy(opened).flatMap((index) => fromOvertaken(remains, opened, index));
    if (course.committed)
        return [broughtBack(opened)];
    return owedBy(opened).length > 0 ? [dirty(opened)] : [];
}
const nameOf = ({ header }) => `Release ${header.release}`;
const runOf = ({ owner }) => (owner.runUrl ? ` (${owner.runUrl})` : "");
function unfinished(opened) {
    const { course } = opened.folded;
    const how = course.outcome === "open" ? "is open: somebody left it as it stands" : "is not finished";
    const way = course.committed ? "finish" : "undo";
    return {
        what: `${nameOf(opened)} ${how}${runOf(opened)}`,
        remedy: { kind: way, opened },
        left: listed(opened, `release ${opened.header.release} ${course.outcome === "open" ? "is open" : "is not finished"}`),
    };
}
const OWED = ["begun", "done", "left"];
/** Undone but for some: the record says what. */
const dirty = (opened) => ({
    what: `${nameOf(opened)} failed, and not all of it could be undone`,
    remedy: { kind: "undo", opened },
    left: leftovers(steps, readOnly(opened.folded), `it was left by release ${opened.header.release}`, OWED),
});
/** Green serves, and some step after that could not be done. */
function notFinished(opened) {
    const { folded } = opened;
    const owed = folded.plan.filter((_, index) => folded.steps[index]?.state !== "done");
    if (owed.length === 0)
        return [];
    return [
        {
            what: `${nameOf(opened)} serves, and ${owed.length} of its last steps could not be done`,
            remedy: { kind: "finish", opened },
            left: owed.map(({ step, args }) => ({
                what: stepNamed(steps, step).title(args),
                why: `release ${opened.header.release} could not do it`,
                command: "",
            })),
        },
    ];
}
/** Green had taken over, and then somebody brought blue back: which of the two is wanted, no record says. */
const broughtBack = (opened) => ({
    what: `${nameOf(opened)} had taken over, and was then taken back by somebody else`,
    remedy: { kind: "brought-back", opened },
    // Blue serves: what was still to be done to it is nothing that was left.
    left: listed(uncommitted(opened), "green had taken over, and blue was brought back by somebody else"),
});
const uncommitted = (opened) => ({
    ...opened,
    folded: { ...opened.folded, course: { ...opened.folded.course, committed: false } },
});
const listed = ({ folded }, why) => leftovers(steps, readOnly(folded), why, OWED);

/** The plan of a repair as text: what was found, each with what is done about it. */
function renderRepair(target, found) {
    const entries = found.flatMap(({ what, remedy, left }, index) => {
        const details = left.map((one) => `     - ${one.what}`);
        return [`  ${index + 1}. ${what}`, `     → ${inWords(remedy)}`, ...details];
    });
    return textOf([`What earlier runs left of ${target}`, ...entries]);
}
function inWords(remedy) {
    switch (remedy.kind) {
        case "undo":
            return "it is undone: traffic, deployment group, green, template, sizes, processes";
        case "finish":
            return "it is finished";
        case "step":
            return stepNamed(steps, remedy.planned.step).title(remedy.planned.args);
        case "brought-back":
            return "it is not touched; the commands are listed below, and where blue alone serves `open: undo` undoes it";
        case "by-hand":
            return "it is not touched; the command is listed below";
    }
}

/**
 * From here on no other run begins. Releases are gone on with under their own records; what no release does is a step of
 * this one, which only goes forward: killed anywhere, whoever comes next finishes it.
 */
async function repairUnder(repair) {
    const { world, hold, header } = repair;
    const empty = journal(hold.aws, hold.place, { plan: [], steps: {}, course: FRESH$1 });
    let found;
    try {
        const ending = await repair.clear();
        if (ending) {
            await record(world, empty, { outcome: "failed-clean", leftovers: [] });
            return ending;
        }
        found = await repair.survey();
    }
    catch (error) {
        return neverBegun({ world, hold, header, log: empty }, error);
    }
    const plan = found.flatMap(({ remedy }) => (remedy.kind === "step" ? [remedy.planned] : []));
    const course = { ...FRESH$1, committed: true };
    const run = runUnder(world, hold, header, new Date(header.terms.deadline));
    await persist(run, async () => {
        await recordPlan(hold.aws, hold.place, plan);
        await writeCourse(hold.aws, hold.place, course);
    });
    const log = journal(hold.aws, hold.place, { plan, steps: {}, course });
    const ofReleases = await goOn({ ...world, signal: hold.signal }, found);
    if ("ending" in ofReleases)
        return ofReleases.ending;
    const execution = await execute(run, steps, log, header.terms);
    if (execution.end === "stopped")
        return stopHere({ world, hold, header, log }, execution.cause);
    const told = [...ofReleases.left, ...("leftovers" in execution ? execution.leftovers : [])];
    try {
        const ending = await looked(repair, found, told);
        await record(world, log, ending);
        return ending;
    }
    catch (error) {
        if (stopsRun(error))
            return stopHere({ world, hold, header, log }, error);
        throw error;
    }
}
/** Each release, the newest first. One that cannot be put in order keeps the older ones from being touched. */
async function goOn(world, found) {
    for (const { remedy, left } of found) {
        if (remedy.kind !== "undo" && remedy.kind !== "finish")
            continue;
        const ending = await tried(() => again(world, remedy.opened, remedy.kind), left);
        if (!ending)
            continue;
        if ("owed" in ending || ending.outcome === "open")
            return { ending };
        world.emit({ kind: "said", text: ending.summary });
        if (ending.leftovers.length > 0)
            return { left: ending.leftovers };
    }
    return { left: [] };
}
/** What fails before the release itself could be told is listed with its reason. */
async function tried(act, left) {
    try {
        return await act();
    }
    catch (error) {
        if (!(error instanceof Failure))
            throw error;
        if (error.stops)
            return { owed: error.message };
        const leftovers = left.map((one) => ({ ...one, why: error.message }));
        return { outcome: "failed-dirty", summary: error.message, leftovers };
    }
}
/** Nobody works on it: it had ended. Undefined: somebody else has taken it over. */
async function again(world, opened, kind) {
    const taken = await takeOver(takerOf(world), opened, "gone");
    if (!taken)
        return undefined;
    const toward = kind === "undo"
        ? { direction: "back", why: "It is repaired.", broughtBack: true }
        : { direction: "forward" };
    return resumeRelease(world, taken, byAnother(world, toward));
}
/** Judges by looking once more: what is still there is listed, with the reason that the attempt gave. */
async function looked({ world, header, survey }, found, told) {
    await world.clock.sleep(READ_LAG, world.signal); // what was just written is not readable at once
    const still = (await stillThere(survey, found)).flatMap(({ left }) => left);
    const known = new Map(told.map((one) => [one.what, one]));
    const leftovers = [...told, ...still.filter(({ what }) => !known.has(what))];
    const name = `Repair ${header.release} of ${header.target}`;
    if (still.length === 0 && told.length === 0)
        return {
            outcome: "succeeded",
            summary: `${name}: what earlier runs had left is in order.`,
            leftovers: [],
        };
    return { outcome: "failed-dirty", summary: `${name}: not everything could be put in order.`, leftovers };
}
/** Where nobody can look, all of it counts as still there. Who is cancelled looks no more: its settle step does. */
async function stillThere(survey, found) {
    try {
        return await survey();
    }
    catch (error) {
        if (!(error instanceof Failure) || error.code === "cancelled")
            throw error;
        const why = `whether it is still there could not be seen: ${error.message}`;
        return found.map((one) => ({ ...one, left: one.left.map((left) => ({ ...left, why })) }));
    }
}

/**
 * A release that failed past its commit point, by who serves now. Green: Auto Scaling has launched again what AWS had
 * taken, and the release is finished. Blue alone: somebody, or CodeDeploy, has taken it back, and it is undone where
 * repair was told to and nothing was done to blue that has no way back. Nobody: no record brings anybody back.
 */
async function byWhoServes({ aws }, found, mayUndo) {
    const { remedy } = found;
    if (remedy.kind !== "brought-back")
        return found;
    const { opened } = remedy;
    const log = readOnly(opened.folded);
    const serving = await servingOf(aws, log);
    const name = `Release ${opened.header.release}`;
    if (serving === "green")
        return {
            what: `${name} serves again, and failed when it did not`,
            remedy: { kind: "finish", opened },
            left: [],
        };
    if (serving === "neither")
        return {
            what: `${name} had taken over, and now nobody serves`,
            remedy: { kind: "by-hand" },
            left: outOfRotation(log),
        };
    const back = mayUndo && serving === "blue" && isBlueUntouched(opened);
    return back ? { ...found, remedy: { kind: "undo", opened } } : found;
}
/** After the commit point it came no further than the gate before the first act that cannot be reversed. */
function isBlueUntouched({ folded: { plan, steps: records } }) {
    const commit = plan.findIndex(({ step }) => step === COMMIT);
    const gate = plan.findIndex(({ step }, index) => index > commit && stepNamed(steps, step).gate);
    if (commit < 0 || gate < 0 || records[gate]?.state === "done")
        return false;
    return plan.slice(commit + 1, gate).every(({ step }) => step === "finish-deployment");
}

/**
 * Puts in order what earlier runs left: look → show → see to what is unfinished → claim → look again → do it → look once
 * more. What is unfinished is its own release's lock; for everything else the repair claims a number of its own, so that
 * no other run begins meanwhile.
 */
async function runRepair(world, inputs) {
    const target = targetOf(inputs);
    const found = await survey(world, inputs);
    tellPlan(world, inputs, found);
    if (inputs.mode === "plan")
        return planned(target, found);
    const ending = await clearUnfinished(world, inputs, target);
    if (ending)
        return ending;
    const rest = found.some(isUnfinished) ? await survey(world, inputs) : found;
    if (!rest.some(isForUs))
        return inOrder(target, found, rest);
    return claimAndHold(world, headerOf(world, target), (hold, header) => repairUnder({
        world,
        hold,
        header,
        clear: () => clearUnfinished(world, inputs, target, header.release),
        survey: () => survey(world, inputs, header.release),
    }));
}
/**
 * Looks and judges.
 * @param own the repair's own release, which is no leftover
 */
async function survey(world, inputs, own) {
    const { application, deploymentGroup, retireAfter } = inputs;
    const remains = await look(world.aws, { target: targetOf(inputs), application, deploymentGroup });
    const pasts = remains.pasts.filter(({ header }) => header.release !== own);
    const found = [];
    for (const one of judge({ ...remains, pasts }, { now: world.clock.now(), retireAfter }))
        found.push(await withoutGone(world, await byWhoServes(world, one, inputs.open === "undo")));
    return found;
}
const isUnfinished = ({ remedy }) => "opened" in remedy && remedy.opened.folded.course.outcome === undefined;
const isForUs = ({ remedy }) => remedy.kind !== "by-hand" && remedy.kind !== "brought-back";
/** Nobody else must be at work, and nothing open: what was abandoned is undone, or finished where green serves. */
async function clearUnfinished(world, inputs, target, before) {
    for (;;) {
        const { newest } = await newestReleases(world.aws, target, before);
        const unfinished = newest.find((glimpse) => glimpse.unfinished)?.unfinished;
        if (!unfinished)
            return undefined;
        const ending = await meet(world, inputs, unfinished);
        // What could not be undone is what repair looks for next.
        const dirty = ending !== undefined && "outcome" in ending && ending.outcome === "failed-dirty";
        if (ending && !dirty)
            return ending;
        await world.clock.sleep(READ_LAG, world.signal);
    }
}
function meet(world, inputs, found) {
    const { course } = found.folded;
    if (course.rest)
        return undoRelease(world, found, "gone", "There was no time for the rest of it.");
    if (course.outcome !== "open")
        return MEETINGS[inputs.concurrency](world, found);
    if (inputs.open === "undo")
        return undoRelease(world, found, "gone", "It was open, and repair was told to undo it.");
    const { release, target } = found.header;
    const summary = `Release ${release} of ${target} is open: it was left as it stands, and so it stays.${linkTo(found)} To go on with it, re-run its job; to undo it, run repair with \`open: undo\`.`;
    return Promise.resolve({ outcome: "open", summary, leftovers: [] });
}
function tellPlan(world, inputs, found) {
    if (found.length === 0)
        return;
    const text = renderRepair(targetOf(inputs), found);
    world.emit({ kind: "plan", text, provisional: inputs.mode === "plan" });
}
const planned = (target, found) => ({
    outcome: "unchanged",
    summary: found.length > 0 ? "This is what was left; nothing was changed." : nothing(target),
    leftovers: [],
});
const nothing = (target) => `Nothing is left of earlier runs of ${target}. Nothing was changed.`;
/** No release of its own was needed: what was unfinished has ended, and the rest is a person's to decide. */
function inOrder(target, found, rest) {
    const leftovers = rest.flatMap(({ left }) => left);
    if (leftovers.length > 0)
        return {
            outcome: "failed-dirty",
            summary: `What is left of ${target} is for a person to decide.`,
            leftovers,
        };
    if (found.length > 0)
        return {
            outcome: "succeeded",
            summary: `What earlier runs had left of ${target} is in order.`,
            leftovers,
        };
    return { outcome: "unchanged", summary: nothing(target), leftovers };
}
/** How long its own steps may take forward. */
const FORWARD = 60 * MINUTE;
const headerOf = ({ clock, owner, nonce }, target) => ({
    target,
    nonce,
    owner,
    at: clock.now().toISOString(),
    kind: "repair",
    ami: "",
    revision: null,
    tagValue: null,
    terms: {
        onFailure: "rollback",
        onTimeout: "rollback",
        onCancel: "finish",
        deadline: new Date(clock.now().getTime() + FORWARD).toISOString(),
    },
});

/** The repair step of `repair/action.yml`: a job's step that puts in order what earlier runs left. */
const repair = (env) => jobStep(env, "repair", runRepair);

/** The newest release that succeeded; one that only made a rollback lasting counts as that rollback. */
function livingIn(past) {
    const newest = past.find(hasSucceeded)?.header;
    if (newest?.follows === undefined)
        return newest;
    return past.find(({ header }) => header.release === newest.follows)?.header ?? newest;
}
const sameContent = (a, b) => a.ami === b.ami && JSON.stringify(a.revision) === JSON.stringify(b.revision);
/** `previous`, a release or an AMI → where to go. Throws a Failure that says why there is no such way. Pure. */
function destinationOf(to, past) {
    const living = livingIn(past);
    if (!living)
        throw new Failure("nothing-to-go-back-from", "No release of this target has succeeded yet, so that there is none to go back from.", "Check the inputs `application`, `deployment-group` and `target`.");
    const found = FIND[to.kind](to, living, past);
    refuseIrreversible(found.to, living, past);
    return found;
}
const FIND = {
    previous: (_to, living, past) => before(living, past),
    release: ({ number }, living, past) => ofRelease(number, living, past),
    ami({ id }, living, past) {
        const brought = past.find((one) => hasSucceeded(one) && one.header.ami === id);
        if (brought)
            return ofRelease(brought.header.release, living, past);
        const previous = living.before?.ami === id ? before(living, past) : undefined;
        if (previous)
            return previous;
        throw new Failure("ami-never-served", `No release that succeeded has brought ${id}.`, "Choose a release of the release log, or deploy that AMI as a new release.");
    },
};
/** What served when the living release began. */
function before(living, past) {
    const { before: content, ways, release: from } = living;
    if (!content)
        throw new Failure("previous-unknown", `Release ${from} was made by a version of this action that did not record what served before it.`, "Give `to` the number of a release.");
    const brought = past.find((one) => one.header.release < from && hasSucceeded(one) && sameContent(one.header, content));
    return {
        content,
        to: brought?.header.release ?? 0,
        from,
        keptBy: from,
        ways: brought?.header.ways ?? ways,
    };
}
/** What served when a release began that failed, and whose fleet serves all the same: nothing was kept by it. */
function beforeFailed(failed, past) {
    const { keptBy: _none, ...destination } = before(failed, past);
    return destination;
}
function ofRelease(number, living, past) {
    const found = past.find(({ header }) => header.release === number);
    if (!found)
        throw new Failure("release-unknown", `There is no release ${number} in the release log${past.length > 0 ? ` (the newest is ${past[0].header.release})` : ""}.`, "Give `to` the number of a release that succeeded.");
    if (!hasSucceeded(found))
        throw new Failure("release-failed", `Release ${number} ${brings(found.header) ? `ended ${found.course.outcome ?? "unfinished"}: it never served` : "was a repair: it brought nothing"}.`, "Give `to` the number of a release that succeeded.");
    const { ami, revision, ways } = found.header;
    const content = { ami, revision };
    const kept = living.before && sameContent(living.before, content);
    return { content, to: number, from: living.release, ...(kept ? { keptBy: living.release } : {}), ways };
}
/** A release that changed something for good bars the way to all before it. */
function refuseIrreversible(to, living, past) {
    const bar = past.find((one) => hasSucceeded(one) &&
        one.header.irreversible === true &&
        one.header.release > to &&
        one.header.release <= living.release)?.header;
    if (!bar)
        return;
    throw new Failure("irreversible", `Release ${bar.release} is irreversible: what served before it must not serve again.`, "Correct the fault in a new release.");
}

/** Chooses by what is alive. Pure. */
function choose(way, { content, keptBy }, facts, kept) {
    if (way === "redeploy")
        return { how: "redeploy", why: "It was asked for (way: redeploy)." };
    const hindrance = keptBy === undefined ? NOT_THE_LAST : hindranceOf(content.ami, facts, kept);
    if (!hindrance) {
        const why = `${countOf(alive(kept.instances, content.ami).length, "instance")} of the earlier fleet are alive.`;
        return { how: "instant", kept: kept, why };
    }
    return { how: way === "instant" ? "refused" : "redeploy", why: hindrance };
}
const NOT_THE_LAST = "It is not what served last, and only that is kept.";
const alive = (instances, ami) => instances.filter(({ State, ImageId }) => State?.Name === "running" && ImageId === ami);
const TERMINATED = ": the deployment group has CodeDeploy terminate what was replaced.";
function hindranceOf(ami, facts, kept) {
    const by = settingsOf(facts.deploymentGroup).terminate ? TERMINATED : ".";
    if (!kept)
        return `Nothing of the earlier fleet is left${by}`;
    const live = alive(kept.instances, ami).length;
    if (live === 0)
        return `No instance of the earlier fleet that runs ${ami} is alive${by}`;
    const needed = Math.max(0, ...facts.targetGroups.map((one) => servingBlue(one, facts).length));
    if (live < needed)
        return `Only ${countOf(live, "instance")} of the earlier fleet are alive, and ${needed} serve now.`;
    if (live < kept.instances.length)
        return `${kept.instances.length - live} of ${countOf(kept.instances.length, "instance")} of the earlier fleet are not running ${ami}.`;
    const asked = askedFor(facts, kept);
    if (live < asked && live <= needed)
        return `Only ${countOf(live, "instance")} of the earlier fleet are alive, and the group is asked for ${asked}.`;
    if ((kept.kind === "instances") !== (facts.fleet === "same-group"))
        return "The deployment group chooses its instances otherwise than it did then.";
    return undefined;
}
/** Kept instances bring no size of their own: with fewer of them their group would end smaller than it is asked to be. */
const askedFor = (facts, { kind }) => kind === "instances" ? (facts.blue?.group.DesiredCapacity ?? 0) : 0;
/** Where more users are served so, the group is made smaller all the same: told, with what gives it its size back. Pure. */
function leavesSmaller(facts, kept) {
    const [asked, live] = [askedFor(facts, kept), kept.instances.length];
    const group = facts.blue?.group.AutoScalingGroupName;
    if (live >= asked || !group)
        return [];
    return [
        {
            what: `the size of ${group}: it was asked for ${asked} instances, and is for ${live}`,
            why: "no more of the earlier fleet are alive, and whom a group known by tags launches has no application before the next deployment (deploy after this command)",
            command: shell `aws autoscaling update-auto-scaling-group --auto-scaling-group-name ${group} --desired-capacity ${asked}`,
        },
    ];
}

/** What carries the tag of that retirement; undefined: nothing is left of it. Reads only. */
async function readKept(aws, target, by) {
    const value = tagValueOf(target, by);
    const [groups, instances] = await Promise.all([
        taggedGroups(aws, value),
        instancesTagged(aws, { key: RETIRED_TAG, value }),
    ]);
    const [group] = groups;
    if (group)
        return { kind: "group", group, instances: await instancesOf(aws, group) };
    if (instances.length === 0)
        return undefined;
    const inGroup = instances.some(({ Tags }) => Tags?.some(({ Key }) => Key === GROUP_TAG));
    return { kind: "instances", how: inGroup ? "keep" : "detach", instances };
}
const taggedGroups = async (aws, value) => (await allPages((token) => aws("autoscaling:DescribeAutoScalingGroups", {
    Filters: [{ Name: `tag:${RETIRED_TAG}`, Values: [value] }],
    MaxRecords: 100,
    ...(token ? { NextToken: token } : {}),
}), (page) => page.AutoScalingGroups, (page) => page.NextToken)).filter(({ Status }) => !Status);
/** The members in service, as EC2 sees them. */
async function instancesOf(aws, group) {
    const ids = membersInService(group).map(({ InstanceId }) => InstanceId);
    const found = [];
    for (const Values of batches(ids, 200))
        found.push(...(await allPages((token) => aws("ec2:DescribeInstances", {
            Filters: [{ Name: "instance-id", Values }],
            MaxResults: 1000,
            ...(token ? { NextToken: token } : {}),
        }), (page) => page.Reservations?.flatMap(({ Instances }) => Instances ?? []), (page) => page.NextToken)));
    return found;
}

/**
 * The processes of a group that failed releases had suspended and could not resume: nobody's wish, and not for the fleet
 * that serves again. There is no time to resume them before a rollback. Pure.
 * @param past the newest first; what was left before the newest success is none of it
 */
function leftSuspended(past, group) {
    const since = past.findIndex(hasSucceeded);
    const failed = past.slice(0, since < 0 ? past.length : since).flatMap(({ opened }) => opened ?? []);
    return failed.flatMap(({ folded }) => folded.plan.flatMap(({ step, args }, index) => {
        const record = folded.steps[index];
        if (step !== "freeze-blue" || !record || record.state === "undone")
            return [];
        return args.group === group
            ? record.memo.ours
            : [];
    }));
}

/**
 * The instant way back. Blue is what serves, green what serves again: it is woken and proven healthy beside blue, the
 * deployment group is pointed at it, and only then blue leaves; it is kept, so that this way back has one itself. Pure.
 */
function wayBack(input) {
    const from = ingredients(input);
    const { kept } = input;
    return kept.kind === "group" ? groupBack(input, from, kept) : instancesBack(input, from, kept);
}
/** A kept group takes over from the one that serves. */
function groupBack(input, from, kept) {
    const { name: blue, application, deploymentGroup, attached, targetGroupArns: targetGroups } = from;
    const green = kept.group.AutoScalingGroupName;
    const selection = { by: "group", blue, green };
    const still = [...FROZEN, "Launch"];
    const usersOwn = suspendedByUser(from.group).filter((one) => !input.leftSuspended.includes(one));
    const ours = still.filter((process) => !usersOwn.includes(process));
    return [
        planned$1("note-deployment-group", { application, deploymentGroup, selection }),
        planned$1("freeze-blue", { group: blue, processes: still }),
        planned$1("wake-group", { group: green }),
        ...move(input, from, { kind: "group", group: blue }, { kind: "group", group: green }, [
            planned$1("point-deployment-group", { application, deploymentGroup, selection }),
        ]),
        planned$1("drain-blue", null),
        planned$1("retire-group", { how: "detach", name: blue, attached, targetGroups, ours: from.ours }),
        planned$1("adopt-kept", { group: green, attached, processes: ours, held: input.provisional }),
    ];
}
/** Kept instances take over from the others of their group: as a fleet of this release, with its tag. */
function instancesBack(input, from, kept) {
    const { name: group, application, deploymentGroup, templateId, targetGroupArns: targetGroups } = from;
    const tag = input.greenTag;
    const selection = { by: "tag", group, tag };
    const retired = { key: RETIRED_TAG, value: tagValueOf(input.release.target, input.keptBy) };
    const version = versionOf(kept, templateId);
    const how = kept.how;
    return [
        planned$1("note-deployment-group", { application, deploymentGroup, selection }),
        planned$1("freeze-blue", { group, processes: [...FROZEN] }),
        ...(version === undefined ? [] : [planned$1("move-template", { group, template: templateId, version })]),
        planned$1("tag-group", { group, tag }),
        planned$1("note-sizes", { group }),
        planned$1("return-kept", { group, how: kept.how, retired, tag, targetGroups }),
        ...move(input, from, { kind: "untagged", group, tag }, { kind: "tagged", group, tag }, [
            planned$1("point-deployment-group", { application, deploymentGroup, selection }),
        ]),
        planned$1("drain-blue", null),
        planned$1("retire-instances", { group, tag, how, targetGroups }),
        planned$1("restore-group", {
            group,
            template: templateId,
            configured: version ?? "",
            bare: !input.inputs.applicationInImage,
        }),
        planned$1("forget-kept", { retired }),
    ];
}
/** From the registration to the commit point. */
const move = ({ since }, { targetGroups }, blue, green, point) => [
    planned$1("register-kept", { targetGroups, blue, green, since }),
    ...point,
    planned$1("take-blue-out", null),
    planned$1("verify-traffic", { application: "", deploymentGroup: "" }),
    planned$1("commit", null),
];
/** The version of the group's template that the kept instances were launched from, by the tag that EC2 gives them. */
function versionOf({ instances }, templateId) {
    const tags = new Map(instances[0]?.Tags?.map(({ Key, Value }) => [Key, Value]));
    return tags.get("aws:ec2launchtemplate:id") === templateId
        ? tags.get("aws:ec2launchtemplate:version")
        : undefined;
}

const LABEL = 18;
const line = (sign, label, text) => `${sign} ${label.padEnd(LABEL)} ${text}`;
/** The plan of an instant way back as text for the log. Pure. */
function renderWayBack(view) {
    const { facts, asked, target, destination, choice, release } = view;
    const number = asked.mode === "plan" ? `${release} (provisional)` : String(release);
    const { content, from, to } = destination;
    const whereTo = to === 0 ? "before the first release" : `to release ${to}`;
    const name = choice.kept.kind === "group" ? choice.kept.group.AutoScalingGroupName : "instances that were kept";
    return textOf([
        `Release ${number} of ${target} in ${facts.region}: back from release ${from} ${whereTo}, instantly`,
        "",
        line("~", "AMI", `${blueImage(facts)} → ${content.ami}`),
        line("=", "revision", revisionText$1(content.revision ?? undefined)),
        line("~", "who serves", `${facts.blue?.group.AutoScalingGroupName} → ${name}: ${countOf(choice.kept.instances.length, "instance")}`),
        line(" ", "why so", choice.why),
        ...(asked.reason ? [line(" ", "reason", asked.reason)] : []),
        line(" ", "what served", "is kept, so that this rollback can be rolled back"),
        line(" ", "afterwards", afterwards$1(view.back)),
        "",
        "Steps",
        ...view.titles.map((title, index) => `${String(index + 1).padStart(4)}. ${title}`),
    ]);
}
function afterwards$1({ provisional, followUp }) {
    if (!provisional)
        return "nothing: CodeDeploy installs that revision already";
    return followUp
        ? "the revision is deployed again (follow-up)"
        : "provisional: nothing is launched until the revision is deployed again";
}

/** How a release failed, if it did: not by its outcome alone, since one that left something may have left its traffic. */
async function failedAs(world, target, release) {
    const opened = await openRelease(world.aws, target, release);
    const outcome = opened?.folded.course.outcome;
    if (outcome === "failed-clean")
        return { serves: "before", release, left: [] };
    if (!opened || outcome !== "failed-dirty")
        return undefined;
    const log = readOnly(opened.folded);
    const serving = await servingOf(world.aws, log);
    if (serving === "green" || serving === "both")
        return { serves: "it", header: opened.header };
    return { serves: "before", release, left: leftovers(steps, log, `left by release ${release}`) };
}
/** The newest release that brought something, where it has left something: its fleet may be what serves. */
function leftByNewest(past) {
    const newest = past.find(({ header }) => brings(header));
    return newest?.course.outcome === "failed-dirty" ? newest.header.release : undefined;
}
/** A deployment in progress that came to nothing, by our doing or its own: what served before it serves, as was asked for. */
function endedBySo({ release, left }, ended) {
    const told = ended && "outcome" in ended ? ended.leftovers : left;
    const rest = told.length > 0 ? "What it has left is listed." : "Nothing else was to be done.";
    return {
        outcome: "succeeded",
        summary: `Release ${release} was in progress and was undone: what served before it serves. ${rest}`,
        leftovers: [...told],
    };
}
/** A deployment that was in progress and has failed, by our doing or its own: then what was asked for may be there already. */
async function insteadOf(world, target, release, ended) {
    if (release === undefined || (ended && !("outcome" in ended && ended.outcome === "failed-dirty")))
        return undefined;
    if (ended)
        await world.clock.sleep(READ_LAG, world.signal); // what was just written is not readable at once
    const failed = await failedAs(world, target, release);
    return failed?.serves === "before" ? endedBySo(failed, ended) : undefined;
}
/** `previous` counts from what serves: a release that failed, and serves all the same, is gone back from. */
async function whereTo(world, { to }, target, past) {
    const doubtful = to.kind === "previous" ? leftByNewest(past) : undefined;
    const failed = doubtful === undefined ? undefined : await failedAs(world, target, doubtful);
    return failed?.serves === "it" ? beforeFailed(failed.header, past) : destinationOf(to, past);
}

/** Decides how to go back, and says so; throws a Failure where there is no such way. Reads only. */
async function errandOf(world, asked, known) {
    const { target, next, destination } = known;
    const inputs = deployInputs(asked, destination);
    const sight = await discovered(world, inputs, next, { despiteAlarms: true });
    const { facts } = sight;
    const kept = destination.keptBy === undefined ? undefined : await readKept(world.aws, target, destination.keptBy);
    const choice = choose(asked.way, destination, facts, kept);
    if (choice.how !== "redeploy")
        judged(world.emit, inputs, sight, new Set(), preflightBack);
    if (choice.how === "refused")
        throw new Failure("no-instant-way", choice.why, "Roll back with `way: auto` or `way: redeploy`.");
    const whereTo = destination.to === 0 ? "what served before the first release" : `release ${destination.to}`;
    const how = choice.how === "instant" ? "at once, by its own fleet" : "by deploying it again";
    const reason = asked.reason ? ` Reason: ${asked.reason}` : "";
    world.emit({ kind: "said", text: `Going back to ${whereTo} ${how}. ${choice.why}${reason}` });
    world.emit({ kind: "output", name: "way", value: choice.how });
    if (destination.to > 0)
        world.emit({ kind: "output", name: "to-release", value: String(destination.to) });
    return { ...known, asked, inputs, facts, choice };
}
/** The inputs by which the earlier content would be deployed again. */
function deployInputs(asked, { content, ways }) {
    const texts = {
        "ami-id": content.ami,
        application: asked.application,
        "deployment-group": asked.deploymentGroup,
        ...(ways ? { fleet: ways.fleet, retire: ways.retire, "tag-key": ways.tagKey } : {}),
        force: "true",
    };
    const { inputs } = readInputs("deploy", JSON.stringify(texts));
    const { onFailure, onTimeout, onCancel, concurrency, timeout, target, reason } = asked;
    return {
        ...inputs,
        revision: revisionInput(content),
        onFailure,
        onTimeout,
        onCancel,
        concurrency,
        mode: asked.mode === "plan" ? "plan" : "deploy",
        ...(timeout === undefined ? {} : { timeout }),
        ...(target === undefined ? {} : { target }),
        ...(reason === undefined ? {} : { description: reason }),
    };
}
function revisionInput({ revision }) {
    const { s3Location: s3, gitHubLocation: github } = revision ?? {};
    if (s3?.bucket && s3.key)
        return {
            kind: "s3",
            bucket: s3.bucket,
            key: s3.key,
            bundleType: (s3.bundleType ?? "zip"),
            ...(s3.version ? { versionId: s3.version } : {}),
        };
    if (github?.repository && github.commitId)
        return { kind: "github", repository: github.repository, commit: github.commitId };
    return { kind: "last" };
}
/** CodeDeploy installs its last success on whatever is launched: is that another revision (rule 11)? */
const isProvisional$1 = ({ facts, destination }) => {
    const last = lastSuccess(facts);
    return last === null || revisionText$1(last) !== revisionText$1(destination.content.revision ?? undefined);
};
/** What the header records of it. */
function backOf(errand) {
    const { asked, destination, choice } = errand;
    const provisional = choice.how === "instant" && isProvisional$1(errand);
    return {
        from: destination.from,
        to: destination.to,
        how: choice.how === "instant" ? "instant" : "redeploy",
        reason: asked.reason ?? null,
        provisional,
        followUp: provisional && asked.followUp && destination.content.revision !== null,
    };
}

/**
 * Makes an instant way back lasting: the earlier revision is deployed again, so that CodeDeploy knows it as its last success
 * (rule 11). Where that does not succeed the rollback still has; what is held meanwhile is listed.
 */
async function lasting(world, asked, ending) {
    if ("owed" in ending || !isSuccess(ending.outcome))
        return ending;
    const target = targetOf(asked);
    const header = await newestHeader(world, target);
    if (header instanceof Failure)
        return { ...ending, leftovers: [...ending.leftovers, unread(target, header)] };
    if (header?.back?.how !== "instant")
        return ending;
    const { release, ami, revision, ways, back } = header;
    if (!back.provisional)
        return ending;
    const notAsked = "its revision was not to be deployed again, or is not known (follow-up)";
    if (!back.followUp)
        return { ...ending, leftovers: [...ending.leftovers, isProvisional(release, notAsked)] };
    world.emit({
        kind: "said",
        text: `Traffic is back. Deploying the revision of release ${release} again, so that it lasts`,
    });
    const wanted = deployInputs(asked, { content: { ami, revision }, ways });
    const occasion = { follows: release, despiteAlarms: true };
    const next = await runRelease(world, { ...wanted, concurrency: "wait" }, occasion).catch((error) => {
        if (!isTold(error))
            throw error;
        return {
            outcome: "failed-clean",
            summary: toldCause(error, world.emit),
            leftovers: [],
        };
    });
    if ("owed" in next)
        return next;
    return followedBy(release, ending, next);
}
/** How a rollback ended that was to be made lasting: it has been done, whatever came of that. */
function followedBy(release, rollback, next) {
    const left = next.outcome === "succeeded" ? [] : [isProvisional(release, next.summary)];
    return {
        outcome: "succeeded",
        summary: `${rollback.summary} ${next.summary}`,
        leftovers: [...rollback.leftovers, ...left, ...next.leftovers],
    };
}
const isProvisional = (release, why) => ({
    what: `Release ${release} is provisional: CodeDeploy would install the newer revision on whatever is launched, so that nothing is`,
    why,
    command: "",
});
/**
 * The newest release that brought something, or may have. One that failed clean changed nothing, and one that was to make a
 * rollback lasting brought nothing but what that had.
 */
const broughtLast = (newest) => newest.find(({ header, course: { outcome } }) => {
    const cameToNothing = outcome === "failed-clean" || (outcome === "failed-dirty" && header.follows !== undefined);
    return brings(header) && !cameToNothing;
});
/** The rollback has been done, whatever can be read now: a Failure is given back, not thrown. */
async function newestHeader(world, target) {
    try {
        const { newest } = await newestReleases(world.aws, target);
        return broughtLast(newest)?.header;
    }
    catch (error) {
        if (!isTold(error))
            throw error;
        return error;
    }
}
/** Beside a way back that has been done, what keeps it from being made lasting: expired credentials too. A cancelled run has its settle step. */
const isTold = (error) => error instanceof Failure && !(stopsRun(error) && error.code === "cancelled");
const unread = (target, { message }) => ({
    what: `The way back of ${target} may be provisional: run the rollback again, which deploys its revision where that is needed`,
    why: message,
    command: "",
});

/** The newest release of this number or a higher one that has succeeded, if any. Pure. */
const successSince = (newest, next) => newest.find((one) => hasSucceeded(one) && one.header.release >= next)?.header.release;
/** The same, as the release log has it now. */
async function succeededSince(world, target, next) {
    const { newest } = await newestReleases(world.aws, target);
    return successSince(newest, next);
}
/** Throws where another took the number this rollback was to get and has succeeded: what was to be gone back from serves no more. */
async function refuseIfSince(world, target, next) {
    const since = await succeededSince(world, target, next);
    if (since === undefined)
        return;
    throw new Failure("succeeded-meanwhile", `Release ${since} of ${target} succeeded while this rollback waited: what it was to go back from serves no more.`, "See what serves now, and run again if it is still to be gone back from.");
}

/** So many releases are looked at for the one to go back to. */
const LOOKED_AT = 40;
/**
 * Goes back to an earlier release: instantly where its fleet was kept and is alive, otherwise by deploying its AMI and
 * revision again. A rollback is a release like any other: claimed, planned, recorded, executed, and itself rolled back.
 * Throws what was thrown before its first write.
 */
async function goBack(world, asked) {
    const target = targetOf(asked);
    const startedAt = world.clock.now().getTime();
    const way = await cleared(world, asked, target);
    if ("ending" in way)
        return way.ending;
    const { past, next, inProgress } = way;
    const done = ownWork(world, past);
    if (done)
        return lasting(world, asked, done);
    // Whoever of them has succeeded, or after them, is what serves now, and what is gone back from.
    const since = successSince(past, inProgress.at(-1) ?? 0);
    const there = since === undefined ? await insteadOf(world, target, inProgress[0]) : undefined;
    if (there)
        return there;
    const destination = await whereTo(world, asked, target, past);
    const errand = await errandOf(world, asked, { target, past, next, startedAt, destination });
    if (servesAlready(errand))
        return unchanged(errand.destination.to);
    if (errand.choice.how !== "instant")
        return redeploy(world, errand);
    const ending = await instant(world, errand);
    if (asked.mode === "plan")
        return ending;
    const mayBeOtherwise = asked.way === "auto" && "outcome" in ending && ending.outcome === "failed-clean";
    if (mayBeOtherwise && (await succeededSince(world, target, next)) !== undefined)
        return ending;
    if (!mayBeOtherwise)
        return lasting(world, asked, ending);
    const why = `The instant way did not work: ${ending.summary}`;
    world.emit({ kind: "said", text: `${why} Deploying it again instead.` });
    world.emit({ kind: "output", name: "way", value: "redeploy" });
    return redeploy(world, { ...errand, choice: { how: "redeploy", why } });
}
async function cleared(world, asked, target) {
    const read = () => newestReleases(world.aws, target, undefined, LOOKED_AT);
    const began = await read();
    if (asked.mode === "plan")
        return { past: began.newest, next: began.next, inProgress: [] };
    const inProgress = asked.to.kind === "previous" ? comingUp(world, began.newest) : [];
    const way = await clearTheWay(world, asked, target);
    if (!way.free) {
        const there = await insteadOf(world, target, inProgress[0], way.ending);
        return { ending: there ?? (await lasting(world, asked, way.ending)) };
    }
    // What was read first still holds where nobody has been at work: a second saved, on the way back.
    const same = way.next === began.next && !began.newest.some(({ unfinished }) => unfinished);
    const { newest: past, next } = same ? began : await read();
    return { past, next, inProgress };
}
/**
 * Numbers of what would serve next, which a repair never does. A rollback that had not begun goes back from what is to be
 * gone back from still; this job's own had looked before it claimed, and what came up beside it then is not what is gone
 * back from.
 */
function comingUp({ owner }, newest) {
    const waiting = newest.filter(({ header, unfinished }) => header.kind === "rollback" && unfinished?.folded.plan.length === 0);
    if (waiting.some(({ header }) => sameJob(header.owner, owner)))
        return [];
    return newest
        .filter((glimpse) => glimpse.unfinished && brings(glimpse.header) && !waiting.includes(glimpse))
        .map(({ header }) => header.release);
}
/** This job, run again, finds that its rollback has succeeded: going back once more would be going forward. */
function ownWork({ owner }, past) {
    const { header, course } = broughtLast(past) ?? {};
    if (!header || course?.outcome !== "succeeded" || !sameJob(header.owner, owner))
        return undefined;
    const rollback = past.find((one) => one.header.release === (header.follows ?? header.release))?.header;
    return rollback?.back && unchanged(rollback.back.to);
}
const unchanged = (to) => ({
    outcome: "unchanged",
    summary: `${to === 0 ? "What served before the first release" : `What release ${to} brought`} serves already. Nothing was changed.`,
    leftovers: [],
});
/** The release or the AMI that was asked for is what serves. With `previous` it is gone away from, whatever it is. */
function servesAlready({ asked, destination, past, facts }) {
    const living = livingIn(past);
    return (asked.to.kind !== "previous" &&
        living !== undefined &&
        sameContent(living, destination.content) &&
        imageOf(facts.blue) === destination.content.ami);
}
function redeploy(world, errand) {
    if (errand.destination.content.revision === null)
        throw new Failure("revision-unknown", "Which revision of the application served then is not known: no release of this log brought it.", "Deploy it as a new release: give the AMI and the revision.");
    return runRelease(world, errand.inputs, { back: backOf(errand), despiteAlarms: true });
}
async function instant(world, errand) {
    const { asked, inputs, target } = errand;
    if (asked.mode === "plan") {
        const { show } = await prepare(world, errand, errand.next, true);
        show();
        return { outcome: "unchanged", summary: "This is the plan; nothing was changed.", leftovers: [] };
    }
    const { clock, owner, nonce } = world;
    const { content } = errand.destination;
    const { fleet, retire, tagKey } = inputs;
    const header = {
        target,
        nonce,
        owner,
        at: clock.now().toISOString(),
        kind: "rollback",
        ami: content.ami,
        revision: content.revision,
        before: servedBy(errand.facts, errand.past),
        ways: { fleet, retire, tagKey },
        tagValue: null,
        back: backOf(errand),
        terms: termsOf(asked, new Date(clock.now().getTime() + timeoutOf(inputs, errand.facts))),
    };
    return claimed(world, asked, header, (release) => prepare(world, errand, release, false));
}
/** Reads everything again and plans; throws where the fleet is not alive any more. */
async function prepare(world, errand, release, provisional) {
    const { asked, inputs, target, destination, startedAt } = errand;
    if (!provisional && release !== errand.next)
        await refuseIfSince(world, target, errand.next);
    const keptBy = destination.keptBy;
    const sight = await discovered(world, inputs, release, { despiteAlarms: true });
    const { facts, names } = sight;
    const choice = choose("instant", destination, facts, await readKept(world.aws, target, keptBy));
    if (choice.how !== "instant")
        throw new Failure("no-instant-way", choice.how === "refused" ? choice.why : "", "Run again.");
    judged(world.emit, inputs, sight, new Set(), preflightBack);
    const plan = wayBack({
        facts,
        inputs,
        release: { target, number: release },
        greenTag: names.greenTag,
        kept: choice.kept,
        keptBy,
        provisional: isProvisional$1(errand),
        since: startedAt,
        leftSuspended: leftSuspended(errand.past, facts.blue.group.AutoScalingGroupName),
    });
    const titles = plan.map(({ step, args }) => stepNamed(steps, step).title(args));
    const back = backOf(errand);
    const text = renderWayBack({ facts, asked, target, destination, choice, release, back, titles });
    const show = () => world.emit({ kind: "plan", text, provisional });
    return { plan, region: facts.region, show, leaves: leavesSmaller(facts, choice.kept) };
}

/** The rollback step of `rollback/action.yml`: a job's step that goes back to an earlier release. */
const rollback = (env) => jobStep(env, "rollback", goBack);

/** A cancelled job has about 4 min 45 s for all that still runs (actions/runner: JobDispatcher). */
const SETTLE_TIME = 4 * MINUTE + 15 * SECOND;
/**
 * Does what a deploy step of the same job, which was stopped, left undone: from the release log alone. Undefined when it
 * had claimed nothing. The traffic comes first, drains are not waited for, and what is left is listed.
 */
async function settleReleases(world, target) {
    const until = new Date(world.clock.now().getTime() + SETTLE_TIME);
    await world.clock.sleep(READ_LAG); // what the other process wrote last
    const { newest } = await newestReleases(world.aws, target);
    const ours = newest.filter((glimpse) => isOurs(world, glimpse));
    let last;
    // The older one first: it stood in the way of the newer.
    for (const glimpse of ours.reverse()) {
        const { header, unfinished } = glimpse;
        world.emit({ kind: "claimed", target, release: header.release });
        const ending = unfinished ? await settleOne(world, unfinished, until) : await asRecorded(world, glimpse);
        last = { header, ending: afterwards(last, { header, ending }) };
    }
    return last?.ending;
}
/** One that failed takes nothing from what the one before it has come to, and what that left is there still. */
function afterwards(before, { header, ending }) {
    const failed = "outcome" in ending && ending.outcome.startsWith("failed");
    if (!before || !failed)
        return ending;
    const { ending: earlier } = before;
    if ("owed" in earlier || earlier.outcome === "failed-clean")
        return ending;
    if (header.follows === before.header.release && earlier.outcome === "succeeded")
        return followedBy(before.header.release, earlier, ending);
    return ending.outcome === "failed-clean" && earlier.outcome !== "succeeded" ? earlier : ending;
}
const isOurs = ({ owner }, { header, unfinished }) => {
    const last = unfinished?.owner ?? header.owner;
    return sameJob(last, owner) && last.attempt === owner.attempt;
};
/** It had ended before it could say so. */
async function asRecorded(world, { header, course, opened }) {
    const name = `Release ${header.release} of ${header.target}`;
    const summary = `${name} ended ${course.outcome}; its step was stopped before it could say so.`;
    return { outcome: course.outcome, summary, leftovers: opened ? await leftBy(world, opened) : [] };
}
/** What an ended release has left, by its record, and as far as it is there still. */
async function leftBy(world, { header, folded }) {
    const log = readOnly(folded);
    const { outcome, committed } = folded.course;
    if (outcome === "failed-clean")
        return [];
    const serves = outcome === "succeeded";
    // Committed, and failed all the same: blue serves again, and is nothing that was left.
    const known = serves ? log : { ...log, course: () => ({ ...folded.course, committed: false }) };
    const states = serves ? LATE : committed ? EARLY : undefined;
    const list = leftovers(steps, known, `left by release ${header.release}`, states);
    const gone = await goneOf(world, header, log);
    return list.filter(({ what }) => !gone.has(what));
}
const EARLY = ["begun", "done"];
const LATE = ["begun", "left"];
async function settleOne(world, found, until) {
    const { header } = found;
    if (found.folded.course.outcome === "open")
        return held(found, "It was left as it stands.");
    const how = world.hasEnded(found.owner.process) ? "gone" : "supersede";
    const taken = await takeOver(takerOf(world), found, how);
    if (!taken)
        return endedMeanwhile(world, found);
    const toward = ON_CANCEL[header.terms.onCancel];
    if (!toward && standingOf(recordOf(world, taken)).kind === "either") {
        await writeCourse(world.aws, taken.place, { ...taken.folded.course, outcome: "open" });
        return held(taken, "It is left as it stands (on-cancel: leave).");
    }
    const { onFailure } = header.terms;
    return resumeRelease(world, taken, {
        toward: toward ?? { direction: "forward" },
        policy: { onFailure, onTimeout: "leave", undoTime: until.getTime() - world.clock.now().getTime() },
        deadline: until,
        hurry: true,
    });
}
/** Its own process came to an end while we claimed it, or another run was quicker. */
async function endedMeanwhile(world, found) {
    const { target, release } = found.header;
    const now = await openRelease(world.aws, target, release);
    if (!now || !isFinal(now.folded.course))
        return held(found, "Another run has taken it over.");
    return asRecorded(world, { header: now.header, course: now.folded.course, opened: now });
}
/** Where both ways are open; undefined: it stays as it is. */
const ON_CANCEL = {
    rollback: { direction: "back", why: "The run was cancelled, or its process ended." },
    finish: { direction: "forward" },
    leave: undefined,
};
const recordOf = (world, { place, folded }) => journal(world.aws, place, folded);
/** Nothing is done about it, and all of it is listed. */
function held(found, why) {
    const { header, place, folded } = found;
    const outcome = "open";
    const name = `Release ${header.release} of ${header.target}`;
    const list = leftovers(steps, readOnly(folded), `release ${place.release} is open`);
    return { outcome, summary: `${name} is open. ${why} To go on with it, re-run this job.`, leftovers: list };
}

/**
 * The settle step: it follows a deploy step that was stopped before it could say how it ended, does what is owed and
 * tells all of it. What is owed it reads from the release log; the event file tells the story so far.
 * @param action whose inputs these are
 */
async function settle(env, action = "deploy") {
    if (!isAction(action))
        throw new Error(`"${action}" is none of: ${Object.keys(actions).join(", ")}`);
    const owner = ownerFrom(env);
    const clock = clockFrom(env);
    const story = storyOf(readEvents(env["BLUEGREEN_EVENTS"] ?? ""));
    const audience = audienceFrom(env, owner);
    // Where the file says how it ended, the summary is written already: one of both steps writes it.
    const told = story.ended ? { ...audience, writeSummary: () => undefined } : audience;
    const report = reporter(told, clock, story);
    const before = structuredClone(story);
    await toItsEnd(report, () => settled(before, () => {
        const world = realWorld(env, clock, owner, report);
        if (action === "repair")
            return settlingRepair(world, readInputs(action, env["BLUEGREEN_INPUTS"]).inputs);
        return settling(world, targetOf(readInputs(action, env["BLUEGREEN_INPUTS"]).inputs));
    }));
}
const isAction = (name) => Object.hasOwn(actions, name);
/** What is owed, from the release log. */
const settling = async (world, target) => (await settleReleases(world, target)) ?? NOTHING;
/** What a stopped repair owes; what it could not do is listed, for the next one. */
async function settlingRepair(world, inputs) {
    const ending = await settleReleases(world, targetOf(inputs));
    if (!ending)
        return NOTHING;
    if ("owed" in ending || ending.outcome === "open")
        return ending;
    await world.clock.sleep(READ_LAG); // what was just written is not readable at once
    const leftovers = (await survey(world, inputs)).flatMap(({ left }) => left);
    if (leftovers.length === 0)
        return { outcome: "succeeded", summary: "The repair was stopped; what was left is in order.", leftovers };
    const summary = "The repair was stopped before all was in order. Run it again.";
    return { outcome: "failed-dirty", summary, leftovers };
}
/** Asks the release log, unless the story has an end or no beginning; without the log the story is all there is. */
async function settled(story, ask) {
    const began = story.release !== undefined || story.steps.length > 0 || story.began === undefined;
    if (story.ended || !began)
        return known(story);
    try {
        return await ask();
    }
    catch (error) {
        if (!(error instanceof Failure))
            throw error;
        const ending = story.began === undefined && !WITHOUT_INPUTS.has(error.code) ? UNTOLD : known(story);
        return { ...ending, summary: `${ending.summary} It could not be settled: ${messageOf(error)}` };
    }
}
/** Without them the step before this one had not begun either. */
const WITHOUT_INPUTS = new Set(["inputs-missing", "inputs-refused"]);
/** No event file, and no release log. */
const UNTOLD = {
    outcome: "open",
    summary: "The run was stopped, and nothing that it told can be read: it may have begun. Run the workflow again.",
    leftovers: [],
};
/** The deploy step had claimed no release. */
const NOTHING = {
    outcome: "failed-clean",
    summary: "The deployment was stopped before it began: nothing was changed.",
    leftovers: [],
};
/** How a run ended that did not say so itself, as far as the event file tells. */
function known(story) {
    if (story.ended)
        return story.ended;
    const { target, release } = story;
    if (release === undefined && story.steps.length === 0)
        return NOTHING;
    if (story.steps.length === 0)
        return {
            outcome: "failed-clean",
            summary: `Release ${release} of ${target} was stopped when it was claimed and no more: nothing was changed.`,
            leftovers: [],
        };
    const during = story.steps.findLast((step) => step.result === undefined);
    const subject = release === undefined ? "An earlier release" : `Release ${release} of ${target}`;
    return {
        outcome: "open",
        summary: `${subject} was stopped${during ? ` in the middle of "${during.title}"` : ""}. ` +
            `${story.committed ? "Green alone serves." : whatGoesOn(story)} Run the workflow again.`,
        leftovers: [],
    };
}
/** A deployment group takes one deployment at a time: before ours has ended, another run would be refused. */
function whatGoesOn({ outputs }) {
    const id = outputs["deployment-id"];
    const begun = "What it had begun is still there.";
    return id
        ? `${begun} CodeDeploy goes on by itself: see how far deployment ${id} is, and wait for its end or stop it (\`${stopCommand(id)}\`).`
        : begun;
}

const entries = { deploy, releases, repair, rollback, settle };
/** Runs the entry that the first argument names. Never rejects. */
async function main(name, action) {
    // After a cancellation the runner may have gone: whoever reads our output is no concern of ours.
    process.stdout.on("error", () => undefined);
    // The SDK is part of this program, and so is the worry about which Node.js its next versions want.
    process.env["AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED"] ??= "true";
    try {
        const entry = entries[name ?? ""];
        if (!entry)
            throw new Error(`"${name ?? ""}" is none of: ${Object.keys(entries).join(", ")}`);
        await entry(process.env, action);
    }
    catch (error) {
        fail(oneLine(hiding(process.env)(messageOf(error))));
    }
}
// No top-level await: the bundler's wrapper for it costs 70 ms of every start.
void main(process.argv[2], process.argv[3]);

