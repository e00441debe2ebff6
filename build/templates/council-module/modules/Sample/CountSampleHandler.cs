using CouncilPlatform.Sample.Contracts;

namespace CouncilPlatform.Sample;

/// <summary>Answers the questions of other modules.</summary>
internal sealed class CountSampleHandler(SampleDb db) : IRequestHandler<CountSample, Answer<int>>
{
    public async Task<Answer<int>> Handle(CountSample request, CancellationToken cancellationToken) =>
        Answer<int>.Of(await db.Of<SampleEntry>(request.Partnership).CountAsync(cancellationToken));
}
