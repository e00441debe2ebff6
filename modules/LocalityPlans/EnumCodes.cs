using System.Text.Json;

namespace CouncilPlatform.LocalityPlans;

internal static class EnumCodes
{
    /// <summary>A value as GraphQL writes it: <c>NOT_DUE</c>.</summary>
    public static string Code(this Enum value) => JsonNamingPolicy.SnakeCaseUpper.ConvertName(value.ToString());
}
