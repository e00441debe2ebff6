using System.Text;
using System.Text.Json;

namespace Benchmarks;

/// <summary>What both sides are asked: a fund with its lines and its first twenty allocations.</summary>
internal static class Question
{
    public const string Document = """
        query($fund: String!) { partnership(slug: "bench") { name
          fund(slug: $fund) { name accountableBody { name gssCode }
            lines { stream granted { amount } allocated { amount } remaining { amount } }
            allocations(first: 20) { totalCount nodes { title kind revenue { amount } capital { amount } total { amount } } pageInfo {
              hasNextPage } } } } }
        """;

    public static byte[] Body(int fund) =>
        Encoding.UTF8.GetBytes(JsonSerializer.Serialize(new { query = Document, variables = new { fund = Generator.Slug(fund) } }));
}
