using CouncilPlatform.Sample.Contracts;
using CouncilPlatform.Sdk;
using MediatR;
using Microsoft.EntityFrameworkCore;

namespace CouncilPlatform.Sample;

/// <summary>Answers other modules.</summary>
internal sealed class CountSampleHandler(SampleDb db) : IRequestHandler<CountSample, Answer<int>>
{
    public async Task<Answer<int>> Handle(CountSample request, CancellationToken cancellationToken) =>
        Answer<int>.Of(await db.Entries.CountAsync(e => e.PartnershipId == request.Partnership.Id, cancellationToken));
}
