package dev.longwave.limits;

/**
 * What bounds the memory that a connection may use.
 *
 * @param limits of each connection by itself
 * @param inbound of all connections together, for messages that are received in part
 * @param outbound of all connections together, for messages that are queued
 */
public record Budgets(Limits limits, InboundBudget inbound, OutboundBudget outbound) {}
