using System.Diagnostics;
using CouncilPlatform.Host.Modules;
using MediatR;

namespace CouncilPlatform.Host.Telemetry;

/// <summary>
/// The span of one message between modules, with the module that handles it. It records the type of the message, and none of its content.
/// </summary>
internal sealed class MessageTrace<TRequest, TResponse>(
    ModuleCatalogue catalogue,
    IEnumerable<IRequestHandler<TRequest, TResponse>> handlers
) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : IRequest<TResponse>
{
    public async Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        using var span = Signals.Source.StartActivity($"message {typeof(TRequest).Name}");
        if (span is not null)
        {
            var question = request as IQuestionOf;
            span.SetTag(Signals.Module, question?.Module ?? ModuleOf(handlers.LastOrDefault()));
            span.SetTag(Signals.Partnership, question?.Partnership.Slug ?? span.Parent?.GetTagItem(Signals.Partnership));
            span.SetTag(Signals.Operation, span.Parent?.GetTagItem(Signals.Operation));
        }

        try
        {
            return await next();
        }
        catch (Exception e)
        {
            span?.SetTag("error.type", (e as RuleException)?.Errors[0].Code ?? e.GetType().Name).SetStatus(ActivityStatusCode.Error);
            throw;
        }
    }

    private string? ModuleOf(object? handler) =>
        handler is null ? null : catalogue.Running.FirstOrDefault(m => m.Assembly == handler.GetType().Assembly)?.Id;
}
