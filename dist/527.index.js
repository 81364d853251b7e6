export const id = 527;
export const ids = [527];
export const modules = {

/***/ 908:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   fromProcess: () => (/* binding */ fromProcess)
/* harmony export */ });
/* harmony import */ var node_child_process__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(421);
/* harmony import */ var node_util__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(356);
/* harmony import */ var _Sha256Node_js__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(986);
/* harmony import */ var _externalDataInterceptor_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(931);
/* harmony import */ var _parseKnownFiles_js__WEBPACK_IMPORTED_MODULE_4__ = __webpack_require__(532);






const getValidatedProcessCredentials = (profileName, data, profiles) => {
    if (data.Version !== 1) {
        throw Error(`Profile ${profileName} credential_process did not return Version 1.`);
    }
    if (data.AccessKeyId === undefined || data.SecretAccessKey === undefined) {
        throw Error(`Profile ${profileName} credential_process returned invalid credentials.`);
    }
    if (data.Expiration) {
        const currentTime = new Date();
        const expireTime = new Date(data.Expiration);
        if (expireTime < currentTime) {
            throw Error(`Profile ${profileName} credential_process returned expired credentials.`);
        }
    }
    let accountId = data.AccountId;
    if (!accountId && profiles?.[profileName]?.aws_account_id) {
        accountId = profiles[profileName].aws_account_id;
    }
    const credentials = {
        accessKeyId: data.AccessKeyId,
        secretAccessKey: data.SecretAccessKey,
        ...(data.SessionToken && { sessionToken: data.SessionToken }),
        ...(data.Expiration && { expiration: new Date(data.Expiration) }),
        ...(data.CredentialScope && { credentialScope: data.CredentialScope }),
        ...(accountId && { accountId }),
    };
    (0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_2__.s)(credentials, "CREDENTIALS_PROCESS", "w");
    return credentials;
};

const resolveProcessCredentials = async (profileName, profiles, logger) => {
    const profile = profiles[profileName];
    if (profiles[profileName]) {
        const credentialProcess = profile["credential_process"];
        if (credentialProcess !== undefined) {
            const execPromise = (0,node_util__WEBPACK_IMPORTED_MODULE_1__.promisify)(_externalDataInterceptor_js__WEBPACK_IMPORTED_MODULE_3__.e?.getTokenRecord?.().exec ?? node_child_process__WEBPACK_IMPORTED_MODULE_0__.exec);
            try {
                const { stdout } = await execPromise(credentialProcess);
                let data;
                try {
                    data = JSON.parse(stdout.trim());
                }
                catch {
                    throw Error(`Profile ${profileName} credential_process returned invalid JSON.`);
                }
                return getValidatedProcessCredentials(profileName, data, profiles);
            }
            catch (error) {
                throw new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_2__.C(error.message, { logger });
            }
        }
        else {
            throw new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_2__.C(`Profile ${profileName} did not contain credential_process.`, { logger });
        }
    }
    else {
        throw new _Sha256Node_js__WEBPACK_IMPORTED_MODULE_2__.C(`Profile ${profileName} could not be found in shared credentials file.`, {
            logger,
        });
    }
};

const fromProcess = (init = {}) => async ({ callerClientConfig } = {}) => {
    init.logger?.debug("@aws-sdk/credential-provider-process - fromProcess");
    const profiles = await (0,_parseKnownFiles_js__WEBPACK_IMPORTED_MODULE_4__.p)(init);
    return resolveProcessCredentials((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_2__.j)({
        profile: init.profile ?? callerClientConfig?.profile,
    }), profiles, init.logger);
};




/***/ }),

/***/ 931:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   e: () => (/* binding */ externalDataInterceptor)
/* harmony export */ });
/* harmony import */ var _getSSOTokenFromFile_js__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(111);
/* harmony import */ var _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(986);



const externalDataInterceptor = {
    getFileRecord() {
        return _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.h;
    },
    interceptFile(path, contents) {
        _Sha256Node_js__WEBPACK_IMPORTED_MODULE_1__.h[path] = Promise.resolve(contents);
    },
    getTokenRecord() {
        return _getSSOTokenFromFile_js__WEBPACK_IMPORTED_MODULE_0__.t;
    },
    interceptToken(id, contents) {
        _getSSOTokenFromFile_js__WEBPACK_IMPORTED_MODULE_0__.t[id] = contents;
    },
};




/***/ }),

/***/ 111:
/***/ ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {

/* harmony export */ __webpack_require__.d(__webpack_exports__, {
/* harmony export */   a: () => (/* binding */ getSSOTokenFromFile),
/* harmony export */   g: () => (/* binding */ getSSOTokenFilepath),
/* harmony export */   t: () => (/* binding */ tokenIntercept)
/* harmony export */ });
/* harmony import */ var node_fs_promises__WEBPACK_IMPORTED_MODULE_0__ = __webpack_require__(455);
/* harmony import */ var node_crypto__WEBPACK_IMPORTED_MODULE_1__ = __webpack_require__(598);
/* harmony import */ var node_path__WEBPACK_IMPORTED_MODULE_2__ = __webpack_require__(760);
/* harmony import */ var _Sha256Node_js__WEBPACK_IMPORTED_MODULE_3__ = __webpack_require__(986);





const getSSOTokenFilepath = (id) => {
    const hasher = (0,node_crypto__WEBPACK_IMPORTED_MODULE_1__.createHash)("sha1");
    const cacheName = hasher.update(id).digest("hex");
    return (0,node_path__WEBPACK_IMPORTED_MODULE_2__.join)((0,_Sha256Node_js__WEBPACK_IMPORTED_MODULE_3__.i)(), ".aws", "sso", "cache", `${cacheName}.json`);
};

const tokenIntercept = {};
const getSSOTokenFromFile = async (id) => {
    if (tokenIntercept[id]) {
        return tokenIntercept[id];
    }
    const ssoTokenFilepath = getSSOTokenFilepath(id);
    const ssoTokenText = await (0,node_fs_promises__WEBPACK_IMPORTED_MODULE_0__.readFile)(ssoTokenFilepath, "utf8");
    return JSON.parse(ssoTokenText);
};




/***/ })

};
