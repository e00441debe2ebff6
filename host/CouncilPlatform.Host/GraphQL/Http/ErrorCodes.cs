namespace CouncilPlatform.Host.GraphQL.Http;

/// <summary>The values of <c>extensions.code</c> that the transport uses. The engine and the modules add their own.</summary>
internal static class ErrorCodes
{
    public const string BadRequest = "BAD_REQUEST";
    public const string BatchNotSupported = "BATCH_NOT_SUPPORTED";
    public const string BodyTooLarge = "BODY_TOO_LARGE";
    public const string Busy = "BUSY";
    public const string DocumentTooLarge = "DOCUMENT_TOO_LARGE";
    public const string Failed = "EXECUTION_FAILED";
    public const string Forbidden = "FORBIDDEN";
    public const string FragmentCycle = "FRAGMENT_CYCLE";
    public const string Internal = "INTERNAL";
    public const string IntrospectionDisabled = "INTROSPECTION_DISABLED";
    public const string MalformedJson = "MALFORMED_JSON";
    public const string MethodNotAllowed = "METHOD_NOT_ALLOWED";
    public const string NotAcceptable = "NOT_ACCEPTABLE";
    public const string NotExecutable = "NOT_EXECUTABLE";
    public const string NotFound = "NOT_FOUND";
    public const string OperationNotSupported = "OPERATION_NOT_SUPPORTED";
    public const string OutcomeUnknown = "OUTCOME_UNKNOWN";
    public const string PersistedDocumentRequired = "PERSISTED_DOCUMENT_REQUIRED";
    public const string PersistedQueryHashMismatch = "PERSISTED_QUERY_HASH_MISMATCH";
    public const string PersistedQueryNotFound = "PERSISTED_QUERY_NOT_FOUND";
    public const string RateLimited = "RATE_LIMITED";
    public const string ResultTooLarge = "RESULT_TOO_LARGE";
    public const string Timeout = "TIMEOUT";
    public const string TooComplex = "TOO_COMPLEX";
    public const string TooCostly = "TOO_COSTLY";
    public const string TooDeep = "TOO_DEEP";
    public const string TooManyErrors = "TOO_MANY_ERRORS";
    public const string Unauthenticated = "UNAUTHENTICATED";
    public const string Unavailable = "UNAVAILABLE";
    public const string UnsupportedMediaType = "UNSUPPORTED_MEDIA_TYPE";
    public const string UrlTooLong = "URL_TOO_LONG";
    public const string VariablesTooLarge = "VARIABLES_TOO_LARGE";
}
