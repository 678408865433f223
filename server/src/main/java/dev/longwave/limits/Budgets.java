package dev.longwave.limits;

/**
 * The limits of a connection's memory.
 *
 * @param limits the limits of each connection
 * @param inbound the limit of all connections together, for partly received messages
 * @param outbound the limit of all connections together, for queued messages
 */
public record Budgets(Limits limits, InboundBudget inbound, OutboundBudget outbound) {}
