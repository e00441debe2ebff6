using CouncilPlatform.Host.GraphQL.Http;

namespace CouncilPlatform.Host.Security;

/// <summary>What a request sends as proof is not accepted.</summary>
internal sealed class CredentialRefusedException(int status, string code, string message) : Exception(message)
{
    public int Status { get; } = status;

    public string Code { get; } = code;

    public static CredentialRefusedException Invalid() =>
        new(
            StatusCodes.Status401Unauthorized,
            ErrorCodes.Unauthenticated,
            "The key or token is unknown, has expired or was revoked. "
                + "Send a valid one (Authorization: Bearer KEY), or none to read what is published."
        );
}
