using MediatR;

namespace CouncilPlatform.Host.Modules;

/// <summary>Answers a question for a module that is not installed, or not on in the partnership.</summary>
internal sealed class MessageGate<TRequest, TResponse>(ModuleCatalogue catalogue) : IPipelineBehavior<TRequest, TResponse>
    where TRequest : notnull
{
    public Task<TResponse> Handle(TRequest request, CancellationToken cancellationToken, RequestHandlerDelegate<TResponse> next)
    {
        if (request is not IQuestionOf question)
        {
            return next();
        }

        var reason =
            !catalogue.Running.Any(m => m.Id == question.Module) ? $"The module \"{question.Module}\" is not installed."
            : !question.Partnership.Modules.Contains(question.Module) ? catalogue.NotEnabled(question.Module, question.Partnership)
            : null;
        return reason is null ? next() : Task.FromResult((TResponse)question.NotAvailable(reason));
    }
}
