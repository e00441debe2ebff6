using GraphQL.Types;

namespace CouncilPlatform.Host.GraphQL.Http.Repeated;

/// <summary>Everything that an answer depends on. Two requests with the same key have the same answer.</summary>
/// <param name="Digest">The SHA-256 of the request.</param>
/// <param name="State">What the caller reads, from before the answer was read.</param>
internal sealed record AnswerKey(ISchema Schema, string Path, string Digest, object State);
